package dev.phoenix.workers.monitoring.health.probe;

import java.util.ArrayList;
import java.util.Collection;
import java.util.EnumSet;
import java.util.HashMap;
import java.util.HashSet;
import java.util.List;
import java.util.Locale;
import java.util.Set;
import java.util.regex.Pattern;

/**
 * Tells a text from babble. It judges no style and no fact: a text that a person could have written
 * about the topic passes.
 */
public final class TextJudge {

  /** What is wrong with a text. */
  public enum Symptom {
    /** Fewer than three words. */
    EMPTY,
    /** A word four times in a row, a sign ten times, or most runs of three words came before. */
    REPEATS,
    /** Its signs are all but the same, or all but random: Shannon's entropy is out of range. */
    NOISE,
    /** None of the words that belong to the topic. */
    OFF_TOPIC
  }

  private static final Pattern WORD = Pattern.compile("[\\p{L}\\p{N}]+");
  private static final Pattern STUTTER = Pattern.compile("(\\S)\\1{9}");
  private static final int FEWEST_WORDS = 3;
  private static final int IN_A_ROW = 4;
  private static final int FEWEST_RUNS = 7;
  private static final int FEWEST_SIGNS = 40;
  // English and Spanish posts with hashtags and emoji have 4.0 to 5.0 bits
  private static final double LEAST_BITS = 2.8;
  private static final double MOST_BITS = 5.7;

  private TextJudge() {}

  /**
   * Judges a text.
   *
   * @param topic words of which one must occur, or begin a word that does; letter case aside. None
   *     for any topic
   */
  public static Set<Symptom> judge(String text, Collection<String> topic) {
    var words =
        WORD.matcher(text.toLowerCase(Locale.ROOT)).results().map(found -> found.group()).toList();
    var symptoms = EnumSet.noneOf(Symptom.class);
    if (words.size() < FEWEST_WORDS) {
      symptoms.add(Symptom.EMPTY);
    }
    if (inARow(words) || STUTTER.matcher(text).find() || runsAgain(words)) {
      symptoms.add(Symptom.REPEATS);
    }
    if (isNoise(text)) {
      symptoms.add(Symptom.NOISE);
    }
    if (!topic.isEmpty()
        && topic.stream()
            .map(word -> word.toLowerCase(Locale.ROOT))
            .noneMatch(word -> words.stream().anyMatch(said -> said.startsWith(word)))) {
      symptoms.add(Symptom.OFF_TOPIC);
    }
    return symptoms;
  }

  private static boolean inARow(List<String> words) {
    int row = 1;
    for (int i = 1; i < words.size(); i++) {
      row = words.get(i).equals(words.get(i - 1)) ? row + 1 : 1;
      if (row >= IN_A_ROW) {
        return true;
      }
    }
    return false;
  }

  private static boolean runsAgain(List<String> words) {
    var runs = new ArrayList<List<String>>();
    for (int i = 0; i + 3 <= words.size(); i++) {
      runs.add(words.subList(i, i + 3));
    }
    return runs.size() >= FEWEST_RUNS && new HashSet<>(runs).size() * 2 < runs.size();
  }

  private static boolean isNoise(String text) {
    var counts = new HashMap<Integer, Integer>();
    text.codePoints()
        .filter(c -> !Character.isWhitespace(c))
        .forEach(c -> counts.merge(c, 1, Integer::sum));
    int all = counts.values().stream().mapToInt(Integer::intValue).sum();
    if (all < FEWEST_SIGNS) {
      return false;
    }
    double bits = 0;
    for (int count : counts.values()) {
      double share = (double) count / all;
      bits -= share * Math.log(share) / Math.log(2);
    }
    return bits < LEAST_BITS || bits > MOST_BITS;
  }
}
