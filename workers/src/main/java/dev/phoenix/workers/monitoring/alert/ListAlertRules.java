package dev.phoenix.workers.monitoring.alert;

import dev.phoenix.workers.job.JobContext;
import dev.phoenix.workers.job.JobOutcome;
import dev.phoenix.workers.job.JobTask;
import java.util.List;
import org.jspecify.annotations.Nullable;

/** {@code monitoring.list-alert-rules}: what Prometheus is asked, and where it is. */
final class ListAlertRules implements JobTask<ListAlertRules.Input> {

  private final AlertSettings settings;
  private final Recovery recovery;

  /** It needs nothing. */
  record Input() {}

  /**
   * What to ask.
   *
   * @param prometheus its address; null where none is configured
   * @param rules each with its query
   */
  record Output(@Nullable String prometheus, List<Rule> rules) {}

  /** A question. */
  record Rule(String name, String query) {}

  ListAlertRules(AlertSettings settings, Recovery recovery) {
    this.settings = settings;
    this.recovery = recovery;
  }

  @Override
  public String type() {
    return "monitoring.list-alert-rules";
  }

  @Override
  public Class<Input> input() {
    return Input.class;
  }

  @Override
  public JobOutcome run(Input input, JobContext context) {
    var prometheus = settings.prometheus();
    if (prometheus == null) {
      // what an earlier configuration found can no longer recover by being asked
      recovery.withoutPrometheus();
      return new JobOutcome.Completed(new Output(null, List.of()));
    }
    var rules = settings.rules().stream().map(rule -> new Rule(rule.name(), rule.query())).toList();
    return new JobOutcome.Completed(new Output(prometheus.toString(), rules));
  }
}
