package dev.phoenix.model.training.corpus;

import java.util.Locale;

/**
 * What a post should say.
 *
 * @param kind its grammar, which decides the sentences that can carry it
 * @param text as in the brief
 */
public record Point(Kind kind, String text) {

  /** A noun phrase, a clause, a verb phrase without its subject, or something to do. */
  public enum Kind {
    NP,
    CLAUSE,
    VP,
    DO;

    String section() {
      return name().toLowerCase(Locale.ROOT);
    }
  }
}
