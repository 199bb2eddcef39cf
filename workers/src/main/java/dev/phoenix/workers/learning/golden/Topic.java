package dev.phoenix.workers.learning.golden;

import dev.phoenix.workers.brief.Folded;
import dev.phoenix.workers.learning.likeness.Sha256;
import java.util.Set;
import java.util.stream.Collectors;

/**
 * A brief's topic as topics are compared: its words without case, accents, punctuation and plural.
 *
 * @param hash SHA-256 of its words in their order
 * @param words those that carry meaning, each once
 */
public record Topic(String hash, Set<String> words) {

  private static final double MOST = 0.8;
  private static final int LEAST_WORDS = 2;
  private static final int SHORTEST_STEM = 3;

  /** English and Spanish words that say nothing of a topic. */
  private static final Set<String> EMPTY =
      Set.of(
          "the",
          "a",
          "an",
          "and",
          "or",
          "of",
          "for",
          "in",
          "on",
          "at",
          "to",
          "with",
          "from",
          "by",
          "our",
          "your",
          "my",
          "their",
          "its",
          "is",
          "are",
          "we",
          "you",
          "this",
          "el",
          "la",
          "los",
          "las",
          "un",
          "una",
          "unos",
          "unas",
          "y",
          "o",
          "de",
          "del",
          "para",
          "en",
          "al",
          "con",
          "por",
          "desde",
          "nuestro",
          "nuestra",
          "nuestros",
          "nuestras",
          "tu",
          "tus",
          "su",
          "sus",
          "mi",
          "mis",
          "es",
          "son",
          "este",
          "esta",
          "que");

  /** Makes it. */
  public Topic {
    words = Set.copyOf(words);
  }

  /** The topic of a text, of whatever length and script. */
  public static Topic of(String text) {
    var folded = Folded.of(text);
    var stems = folded.words().stream().map(Topic::stem).collect(Collectors.joining(" "));
    return new Topic(
        Sha256.of(stems.isEmpty() ? folded.text() : stems),
        folded.words().stream()
            .filter(word -> !EMPTY.contains(word))
            .map(Topic::stem)
            .collect(Collectors.toSet()));
  }

  /**
   * Whether this says the same as {@code golden}, more or less: the same words in their order, or
   * at least 0.8 of its words that carry meaning, in any order and among any others.
   */
  boolean restates(Topic golden) {
    if (hash.equals(golden.hash)) {
      return true;
    }
    long shared = golden.words.stream().filter(words::contains).count();
    return shared >= LEAST_WORDS && shared >= MOST * golden.words.size();
  }

  /** Without the endings of English and Spanish plurals: it may join too much, but never splits. */
  private static String stem(String word) {
    var stem = word.endsWith("y") ? word.substring(0, word.length() - 1) + "i" : word;
    while (stem.length() > SHORTEST_STEM && (stem.endsWith("s") || stem.endsWith("e"))) {
      stem = stem.substring(0, stem.length() - 1);
    }
    return stem;
  }
}
