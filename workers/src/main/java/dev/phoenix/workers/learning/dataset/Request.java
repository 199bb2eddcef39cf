package dev.phoenix.workers.learning.dataset;

import java.time.Instant;
import java.util.regex.Pattern;
import org.jspecify.annotations.Nullable;

/**
 * What is to be collected.
 *
 * @param runId names the run and its folder: 1 to 60 letters, digits, {@code . _ -}, the first no
 *     sign. The same one gets the same data set
 * @param since feedback given from then on, used before or not; null for all that no run used yet
 * @param feedbackAbove what feedback must be above
 * @param minimum fewer usable examples are not enough
 * @param maximum the most examples
 */
public record Request(
    String runId, @Nullable Instant since, double feedbackAbove, int minimum, int maximum) {

  private static final Pattern RUN_ID = Pattern.compile("[A-Za-z0-9][A-Za-z0-9._-]{0,59}");

  /** Whether a run may be named so. */
  public static boolean isRunId(String runId) {
    return RUN_ID.matcher(runId).matches();
  }

  /** Refuses names that could lead out of the folder. */
  public Request {
    if (!isRunId(runId)) {
      throw new IllegalArgumentException("no run id");
    }
  }
}
