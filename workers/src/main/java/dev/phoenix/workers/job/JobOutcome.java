package dev.phoenix.workers.job;

import java.time.Duration;
import java.util.Map;

/** How a job ended: done, or one of three kinds of trouble. */
public sealed interface JobOutcome {

  /** It is done; the variables go to the task's output mappings. */
  record Completed(Map<String, ?> variables) implements JobOutcome {}

  /** Something that the business expects; the flow catches the error code at a boundary. */
  record BusinessError(String code, String message, Map<String, ?> variables)
      implements JobOutcome {}

  /** It may work later: one retry is spent, the next try comes after the backoff. */
  record PassingTrouble(String message, Duration backoff) implements JobOutcome {}

  /** No retry mends it: an incident with a message that says what to do. */
  record Fault(String message) implements JobOutcome {}

  /** Done, with one variable. */
  static Completed completed(String name, Object value) {
    return new Completed(Map.of(name, value));
  }
}
