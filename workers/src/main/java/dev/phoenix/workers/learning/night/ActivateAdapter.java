package dev.phoenix.workers.learning.night;

import dev.phoenix.model.api.night.NightClient;
import dev.phoenix.model.api.night.NightStatus;
import dev.phoenix.model.api.night.NightStep;
import dev.phoenix.workers.job.JobContext;
import dev.phoenix.workers.job.JobOutcome;
import dev.phoenix.workers.job.JobTask;
import java.util.Map;

/** {@code learning.activate-adapter}: makes it live, and has it watched. */
final class ActivateAdapter implements JobTask<RunInput> {

  private final NightClient runtime;
  private final Runs runs;

  ActivateAdapter(NightClient runtime, Runs runs) {
    this.runtime = runtime;
    this.runs = runs;
  }

  @Override
  public String type() {
    return "learning.activate-adapter";
  }

  @Override
  public Class<RunInput> input() {
    return RunInput.class;
  }

  @Override
  public JobOutcome run(RunInput input, JobContext context) {
    return NightTrouble.orFailed(
        context,
        () -> {
          var state = runtime.begin(input.runId(), NightStep.WATCH);
          if (state.status() == NightStatus.REFUSED || state.status() == NightStatus.FAILED) {
            return NightTrouble.failed(state.message());
          }
          runs.move(input.runId(), Run.State.WATCHING);
          return new JobOutcome.Completed(Map.of());
        });
  }
}
