package dev.phoenix.local.watch;

import java.util.Arrays;
import java.util.HashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Optional;
import java.util.function.IntPredicate;
import java.util.regex.Pattern;

/**
 * Whether an answer of the model is sense. It cannot tell good from bad writing: it tells writing
 * from babble, by what no post has. The bounds were measured on 600 answers of the shipped model,
 * beside which all of them leave room.
 */
final class AnswerJudge {

  /** A post of at most 280 characters was asked for. */
  private static final int LONGEST = 700;

  private static final int SHORTEST = 20;

  // bits a character; posts have 3.6 to 4.4, one letter repeated has 0, random letters have 4.7
  private static final double LEAST_ENTROPY = 3.0;
  private static final double MOST_ENTROPY = 5.2;

  // of all words, those that are there for the first time; posts have 0.6 at least
  private static final double LEAST_NEW_WORDS = 0.4;
  private static final int LONGEST_WORD = 30;

  // a run of so many words, twice in one post, may be the brief's topic; three times is a loop
  private static final int RUN = 3;
  private static final int MOST_RUNS = 3;

  private static final Pattern WORD = Pattern.compile("[\\p{L}\\p{M}\\p{N}#@'’-]+");
  private static final Pattern SPACE = Pattern.compile("\\s+");

  private AnswerJudge() {}

  /**
   * What is wrong with an answer; empty if it is sense.
   *
   * @param expected words in small letters, of which more than half must be there
   */
  static Optional<String> fault(String answer, List<String> expected) {
    var text = answer.strip();
    if (text.isEmpty()) {
      return Optional.of("said nothing");
    }
    if (text.length() > LONGEST) {
      return Optional.of("does not come to an end");
    }
    if (text.codePoints().anyMatch(AnswerJudge::isBroken)) {
      return Optional.of("says what is no text");
    }
    if (share(text, AnswerJudge::isForeign) > 0.1) {
      return Optional.of("answers in another script");
    }
    var words = WORD.matcher(text.toLowerCase(Locale.ROOT)).results().map(r -> r.group()).toList();
    if (repeats(words)) {
      return Optional.of("repeats itself");
    }
    var entropy = entropy(text);
    if (text.length() < SHORTEST || entropy < LEAST_ENTROPY) {
      return Optional.of("says next to nothing");
    }
    if (entropy > MOST_ENTROPY
        || Arrays.stream(SPACE.split(text)).anyMatch(part -> part.length() > LONGEST_WORD)) {
      return Optional.of("says what are no words");
    }
    var found = expected.stream().filter(words::contains).count();
    return found * 2 > expected.size()
        ? Optional.empty()
        : Optional.of("does not say what it was asked");
  }

  private static boolean repeats(List<String> words) {
    if (words.size() >= 8 && words.stream().distinct().count() < LEAST_NEW_WORDS * words.size()) {
      return true;
    }
    Map<List<String>, Integer> runs = new HashMap<>();
    for (int begin = 0; begin + RUN <= words.size(); begin++) {
      if (runs.merge(words.subList(begin, begin + RUN), 1, Integer::sum) > MOST_RUNS) {
        return true;
      }
    }
    return false;
  }

  private static boolean isBroken(int point) {
    return point == 0xFFFD
        || (Character.getType(point) == Character.CONTROL && !Character.isWhitespace(point))
        || Character.getType(point) == Character.SURROGATE
        || Character.getType(point) == Character.PRIVATE_USE
        || !Character.isDefined(point);
  }

  private static boolean isForeign(int point) {
    return Character.isLetter(point)
        && Character.UnicodeScript.of(point) != Character.UnicodeScript.LATIN;
  }

  private static double share(String text, IntPredicate which) {
    var all = text.codePoints().filter(point -> !Character.isWhitespace(point)).count();
    return all == 0 ? 0 : (double) text.codePoints().filter(which).count() / all;
  }

  /** Of its characters, in bits. */
  static double entropy(String text) {
    Map<Integer, Integer> counts = new HashMap<>();
    text.toLowerCase(Locale.ROOT).codePoints().forEach(p -> counts.merge(p, 1, Integer::sum));
    double all = text.toLowerCase(Locale.ROOT).codePoints().count();
    return counts.values().stream()
        .mapToDouble(count -> -(count / all) * Math.log(count / all) / Math.log(2))
        .sum();
  }
}
