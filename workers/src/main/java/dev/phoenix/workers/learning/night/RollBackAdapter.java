package dev.phoenix.workers.learning.night;

import dev.phoenix.model.api.night.NightClient;
import dev.phoenix.model.api.night.NightException;
import dev.phoenix.workers.job.JobContext;
import dev.phoenix.workers.job.JobOutcome;
import dev.phoenix.workers.job.JobTask;
import java.util.Map;

/**
 * {@code learning.roll-back-adapter}: makes live what was live before a night, whose adapter may
 * not stay. If that cannot be done, a person must know: an incident.
 */
final class RollBackAdapter implements JobTask<RunInput> {

  private final NightClient runtime;

  RollBackAdapter(NightClient runtime) {
    this.runtime = runtime;
  }

  @Override
  public String type() {
    return "learning.roll-back-adapter";
  }

  @Override
  public Class<RunInput> input() {
    return RunInput.class;
  }

  @Override
  public JobOutcome run(RunInput input, JobContext context) {
    try {
      var _ = runtime.end(input.runId(), false);
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
