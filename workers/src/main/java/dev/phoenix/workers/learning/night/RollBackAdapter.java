package dev.phoenix.workers.learning.night;

import static dev.phoenix.workers.job.JobInputException.required;

import dev.phoenix.model.api.night.NightClient;
import dev.phoenix.model.api.night.NightException;
import dev.phoenix.workers.job.JobContext;
import dev.phoenix.workers.job.JobOutcome;
import dev.phoenix.workers.job.JobTask;
import java.util.Map;
import org.jspecify.annotations.Nullable;

/**
 * {@code learning.roll-back-adapter}: makes live what was live before a night, whose adapter may
 * not stay. If that cannot be done, a person must know: an incident.
 */
final class RollBackAdapter implements JobTask<RollBackAdapter.Input> {

  private final NightClient runtime;

  /** The run, and why its adapter may not stay; null if nobody says. */
  record Input(String runId, @Nullable String reason) {
    Input {
      required(runId, "runId");
    }
  }

  RollBackAdapter(NightClient runtime) {
    this.runtime = runtime;
  }

  @Override
  public String type() {
    return "learning.roll-back-adapter";
  }

  @Override
  public Class<Input> input() {
    return Input.class;
  }

  @Override
  public JobOutcome run(Input input, JobContext context) {
    try {
      var _ = runtime.end(input.runId(), false, input.reason());
      return new JobOutcome.Completed(Map.of());
    } catch (NightException e) {
      return e.passing()
          ? new JobOutcome.PassingTrouble(String.valueOf(e.getMessage()), NightTrouble.BACKOFF)
          : new JobOutcome.Fault(
              e.getMessage()
                  + ". The adapter of this night may still be live: roll it back with"
                  + " './deployments/phoenix adapters rollback', then resolve this incident.");
    } catch (InterruptedException e) {
      return NightTrouble.interrupted();
    }
  }
}
