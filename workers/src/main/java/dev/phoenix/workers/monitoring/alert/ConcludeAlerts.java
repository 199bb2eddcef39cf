package dev.phoenix.workers.monitoring.alert;

import static dev.phoenix.workers.job.JobInputException.required;

import dev.phoenix.workers.job.JobContext;
import dev.phoenix.workers.job.JobInputException;
import dev.phoenix.workers.job.JobOutcome;
import dev.phoenix.workers.job.JobTask;
import dev.phoenix.workers.monitoring.SupervisorSettings;
import dev.phoenix.workers.monitoring.incident.Incidents;
import dev.phoenix.workers.monitoring.incident.Severity;
import java.time.Clock;
import java.util.List;
import java.util.Map;
import java.util.Set;

/**
 * {@code monitoring.conclude-alerts}: opens incidents for what was judged and still fires, and
 * closes those of which nothing fires. It looks at the alerts as they are now, since another round
 * may have ended some meanwhile.
 */
final class ConcludeAlerts implements JobTask<ConcludeAlerts.Input> {

  private static final Set<String> SEVERITIES = Set.of("CRITICAL", "WARNING", "NONE");

  private final Alerts alerts;
  private final Silences silences;
  private final Incidents incidents;
  private final Recovery recovery;
  private final SupervisorSettings supervisor;
  private final Clock clock;

  /** What was judged. */
  record Input(List<Judged> judged) {

    Input {
      required(judged, "judged");
    }
  }

  /**
   * A case with its severity.
   *
   * @param severity {@code CRITICAL}, {@code WARNING}, or {@code NONE}, which opens nothing
   */
  record Judged(String key, String severity) {

    Judged {
      required(key, "judged.key");
      if (!SEVERITIES.contains(required(severity, "judged.severity"))) {
        throw new JobInputException(
            "the variable 'judged.severity' must be CRITICAL, WARNING or NONE");
      }
    }
  }

  /**
   * How the alerts stand.
   *
   * @param firing alerts that fire
   * @param silenced alerts that would if they were not silenced
   * @param open incidents that were opened, or were open already
   * @param closed incidents that were closed
   */
  record Conclusion(int firing, int silenced, int open, int closed) {}

  ConcludeAlerts(
      Alerts alerts,
      Silences silences,
      Incidents incidents,
      Recovery recovery,
      SupervisorSettings supervisor,
      Clock clock) {
    this.alerts = alerts;
    this.silences = silences;
    this.incidents = incidents;
    this.recovery = recovery;
    this.supervisor = supervisor;
    this.clock = clock;
  }

  @Override
  public String type() {
    return "monitoring.conclude-alerts";
  }

  @Override
  public Class<Input> input() {
    return Input.class;
  }

  @Override
  public JobOutcome run(Input input, JobContext context) {
    var standing = Standing.of(alerts, silences, clock);
    int open = 0;
    for (var judged : input.judged()) {
      var firing = standing.of(judged.key());
      if (!firing.isEmpty() && !judged.severity().equals("NONE")) {
        incidents.open(
            Troubles.of(firing, Severity.valueOf(judged.severity()), supervisor.present()));
        open++;
      }
    }
    int closed = recovery.close();
    return new JobOutcome.Completed(
        Map.of(
            "conclusion",
            new Conclusion(standing.firing().size(), standing.silenced().size(), open, closed)));
  }
}
