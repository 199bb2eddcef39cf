package dev.phoenix.workers.job;

import java.time.Duration;

/** How a job ends. Messages are read in Operate: they say what to do and hold no secret. */
public sealed interface JobOutcome {

  /** The value of the metrics' tag {@code outcome}. */
  String tag();

  /**
   * The work is done.
   *
   * @param variables a record or map that becomes the job's result variables
   */
  record Completed(Object variables) implements JobOutcome {
    @Override
    public String tag() {
      return "completed";
    }
  }

  /**
   * The business expects this to happen: the boundary event for {@code code} takes over.
   *
   * @param code as in the flow's error event
   * @param message for people
   * @param variables reach the process by the boundary event's output mapping
   */
  record BusinessError(String code, String message, Object variables) implements JobOutcome {
    @Override
    public String tag() {
      return "business-error";
    }
  }

  /**
   * It may go well later: spends one of the job's retries.
   *
   * @param message what is in the way, and what to do if it stays
   * @param backoff when to try again
   */
  record PassingTrouble(String message, Duration backoff) implements JobOutcome {
    @Override
    public String tag() {
      return "passing-trouble";
    }
  }

  /**
   * No retry mends it: an incident at once.
   *
   * @param message what to do
   */
  record Fault(String message) implements JobOutcome {
    @Override
    public String tag() {
      return "fault";
    }
  }
}
