package dev.phoenix.workers.policy;

import dev.phoenix.model.api.ModelRuntimeException;
import dev.phoenix.workers.job.JobOutcome;
import java.time.Duration;

/** What the model runtime's refusals mean for a job. */
public final class ModelTrouble {

  // a restarted runtime is back within this time
  private static final Duration BACKOFF = Duration.ofSeconds(5);

  private ModelTrouble() {}

  /** Passing trouble if the same call may succeed later, else a fault. */
  public static JobOutcome outcome(ModelRuntimeException e) {
    var message = String.valueOf(e.getMessage());
    return e.isRetryable()
        ? new JobOutcome.PassingTrouble(message, BACKOFF)
        : new JobOutcome.Fault(message);
  }
}
