package dev.phoenix.model.training.corpus;

import java.util.Locale;

/**
 * What a post should say.
 *
 * @param kind its grammar, which decides the sentences that can carry it
 * @param text as sentences carry it
 * @param given as in the brief: a person may type it as a sentence of its own
 */
public record Point(Kind kind, String text, String given) {

  /** A point that the brief gives as sentences carry it. */
  Point(Kind kind, String text) {
    this(kind, text, text);
  }

  /** A noun phrase, a clause, a verb phrase without its subject, or something to do. */
  public enum Kind {
    NP,
    CLAUSE,
    VP,
    DO;

    /** Whether it can be said by itself, behind a colon and beside another one. */
    boolean stands() {
      return this == NP || this == CLAUSE;
    }

    String section() {
      return name().toLowerCase(Locale.ROOT);
    }
  }

  /** Whether both begin with the same words, numbers aside, as two opening hours would. */
  boolean repeats(Point other) {
    return beginning(text).equals(beginning(other.text));
  }

  private static String beginning(String point) {
    var text = point.replaceAll("\\d+", "0");
    int first = text.indexOf(' ');
    int second = text.indexOf(' ', first + 1);
    return second < 0 ? text : text.substring(0, second);
  }
}
