package dev.phoenix.workers.learning.verdicts;

import dev.phoenix.workers.learning.feedback.Example;
import java.util.List;
import java.util.regex.Pattern;
import org.apache.commons.collections4.sequence.SequencesComparator;

/** How much a person approved of a draft, told by the example that the verdict became. */
final class Approval {

  // the comparison takes the product of both lengths at worst
  private static final int MOST_WORDS = 1000;
  private static final Pattern SPACE = Pattern.compile("\\s+");

  private Approval() {}

  /**
   * 0 for a draft that was rejected, 1 for one that was approved as it is, and otherwise the share
   * of words that draft and approved text have in common: twice the length of their longest common
   * subsequence of words over the words of both (of each the first thousand). Words are what stands
   * between white space, so a comma that was added changes one.
   */
  static double of(Example verdict) {
    var draft = verdict.rejected();
    if (draft == null) {
      return verdict.feedback();
    }
    var before = words(draft);
    var after = words(verdict.response());
    int words = before.size() + after.size();
    return words == 0
        ? verdict.feedback()
        : verdict.feedback()
            * 2
            * new SequencesComparator<>(before, after).getScript().getLCSLength()
            / words;
  }

  private static List<String> words(String text) {
    return SPACE.splitAsStream(text).filter(word -> !word.isEmpty()).limit(MOST_WORDS).toList();
  }
}
