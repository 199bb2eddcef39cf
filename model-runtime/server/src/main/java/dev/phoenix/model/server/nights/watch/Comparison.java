package dev.phoenix.model.server.nights.watch;

import dev.phoenix.model.api.Assessment;
import java.time.Instant;
import java.util.Comparator;

/**
 * Two drafts for one brief: a line of {@code watch.jsonl}.
 *
 * @param at when they were compared
 * @param topic of the brief
 * @param live the first draft of the adapter that is watched
 * @param before the draft of what was live before it
 */
public record Comparison(Instant at, String topic, Side live, Side before) {

  /**
   * A draft and what is said of it. The checks decide, not how sure a model is of itself: that is
   * calibrated for the model alone, and an adapter that learned too much is surer of everything. So
   * first whether it breaks a limit, then whether it holds a word or hashtag that nobody can
   * explain, then the checker's score.
   *
   * @param text the draft
   * @param breaksLimit whether it broke one
   * @param explained whether brief, vocabulary and what its adapter was taught explain its words
   * @param score the checker's, 0 to 1
   */
  public record Side(String text, boolean breaksLimit, boolean explained, double score) {

    static final Comparator<Side> WORST_FIRST =
        Comparator.comparing((Side side) -> !side.breaksLimit())
            .thenComparing(Side::explained)
            .thenComparingDouble(Side::score);

    static Side of(String text, Assessment assessment, boolean explained) {
      return new Side(text, assessment.hasError(), explained, assessment.score());
    }
  }

  /** Above 0 if the live one is better, below if it is worse, 0 if the checks see no difference. */
  public int order() {
    return Integer.signum(Side.WORST_FIRST.compare(live, before));
  }
}
