package dev.phoenix.workers.learning.night;

import dev.phoenix.model.api.night.NightException;
import dev.phoenix.workers.job.JobContext;
import dev.phoenix.workers.job.JobOutcome;
import java.time.Duration;
import java.util.Map;

/**
 * How a night's job ends when the model runtime does not do what it is asked: the night fails,
 * without an incident, which would keep the next one waiting.
 */
final class NightTrouble {

  static final Duration BACKOFF = Duration.ofSeconds(30);

  /** A question to the model runtime. */
  @FunctionalInterface
  interface Question {
    JobOutcome ask() throws NightException, InterruptedException;
  }

  private NightTrouble() {}

  /** Asks, again while the runtime is away and the job has retries left. */
  static JobOutcome orFailed(JobContext context, Question question) {
    try {
      return question.ask();
    } catch (NightException e) {
      var message = String.valueOf(e.getMessage());
      return e.passing() && context.hasRetryLeft()
          ? new JobOutcome.PassingTrouble(message, BACKOFF)
          : failed(message);
    } catch (InterruptedException e) {
      return interrupted();
    }
  }

  /** The night cannot go on. */
  static JobOutcome failed(String reason) {
    return new JobOutcome.BusinessError(
        "NIGHT_FAILED", reason, Map.of("failure", Map.of("reason", reason)));
  }

  static JobOutcome interrupted() {
    Thread.currentThread().interrupt();
    return new JobOutcome.PassingTrouble("The workers are being stopped", BACKOFF);
  }
}
