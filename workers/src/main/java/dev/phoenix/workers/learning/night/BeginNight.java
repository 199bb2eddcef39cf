package dev.phoenix.workers.learning.night;

import dev.phoenix.workers.job.JobContext;
import dev.phoenix.workers.job.JobOutcome;
import dev.phoenix.workers.job.JobTask;
import java.util.Map;

/** {@code learning.begin-night}: what the night is to be, and the record that it began. */
final class BeginNight implements JobTask<NightRequest> {

  private final Runs runs;
  private final NightlySettings settings;

  /** What the flow gets back. */
  record Output(NightRun run) {}

  BeginNight(Runs runs, NightlySettings settings) {
    this.runs = runs;
    this.settings = settings;
  }

  @Override
  public String type() {
    return "learning.begin-night";
  }

  @Override
  public Class<NightRequest> input() {
    return NightRequest.class;
  }

  @Override
  public JobOutcome run(NightRequest input, JobContext context) {
    try {
      // of the instance, so that a repeated attempt makes no second run
      var run = input.run("night-" + context.processInstanceKey(), settings);
      return runs.begin(run.runId(), context.processInstanceKey())
          ? new JobOutcome.Completed(new Output(run))
          : refused("A run of the id " + run.runId() + " exists: choose another, or none");
    } catch (NightRequest.Unusable e) {
      return refused(String.valueOf(e.getMessage()));
    }
  }

  private static JobOutcome refused(String reason) {
    return new JobOutcome.BusinessError(
        "NIGHT_REFUSED", reason, Map.of("night", Map.of("outcome", "refused", "reason", reason)));
  }
}
