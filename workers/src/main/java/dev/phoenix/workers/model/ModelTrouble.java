package dev.phoenix.workers.model;

import dev.phoenix.model.api.ModelRuntimeException;
import dev.phoenix.workers.job.JobOutcome;
import java.time.Duration;
import java.util.function.Supplier;

/** How a job ends when the model runtime gives no result. */
public final class ModelTrouble {

  private ModelTrouble() {}

  /** Asks the runtime, and turns what it could not do into an outcome. */
  public static JobOutcome orOutcome(Supplier<JobOutcome> question) {
    try {
      return question.get();
    } catch (ModelRuntimeException e) {
      return e.isRetryable()
          ? new JobOutcome.PassingTrouble(
              e.getMessage() + ". If it stays, look at the model runtime's log.", backoff(e))
          : new JobOutcome.Fault(
              e.getMessage() + ". Mend it, then resolve this incident to try again.");
    }
  }

  private static Duration backoff(ModelRuntimeException e) {
    return switch (e.reason()) {
      case BUSY -> Duration.ofSeconds(5);
      case TOO_SLOW, NO_MODEL -> Duration.ofSeconds(30);
      default -> Duration.ofSeconds(15);
    };
  }
}
