package dev.phoenix.model.check;

import dev.phoenix.model.api.Assessment;
import java.util.Comparator;
import java.util.function.Function;
import java.util.function.ToDoubleFunction;

/**
 * When a draft is good enough, and which of several is taken: the omni-loop's rules, in one place,
 * so that what is measured is what runs.
 */
public final class Acceptance {

  /** A writer never gets more tries than this. */
  public static final int MOST_DRAFTS = 3;

  /** A draft above this score, without an error, is good enough if its writer is sure of it. */
  public static final double CONFIDENT = 0.85;

  /** Below this confidence a draft without findings is tried once more, then by another writer. */
  public static final double SURE = 0.5;

  private Acceptance() {}

  /** Whether a draft keeps the limits and has no grave warning, however sure its writer is. */
  public static boolean passes(Assessment assessment) {
    return !assessment.hasError() && assessment.score() > CONFIDENT;
  }

  /** Whether a draft is taken at once. */
  public static boolean isGood(Assessment assessment, double confidence) {
    return passes(assessment) && confidence >= SURE;
  }

  /**
   * Orders drafts by how good they are, the best first: an error weighs more than any confidence,
   * and that more than the score.
   */
  public static <T> Comparator<T> bestFirst(
      Function<T, Assessment> assessment, ToDoubleFunction<T> confidence) {
    return Comparator.<T, Boolean>comparing(draft -> assessment.apply(draft).hasError())
        .thenComparing(Comparator.comparingDouble(confidence).reversed())
        .thenComparing(
            Comparator.<T>comparingDouble(draft -> assessment.apply(draft).score()).reversed());
  }
}
