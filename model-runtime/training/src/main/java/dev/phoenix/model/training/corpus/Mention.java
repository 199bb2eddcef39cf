package dev.phoenix.model.training.corpus;

import java.util.Locale;

/**
 * What a post must contain word for word.
 *
 * @param kind decides which sentences can carry it
 * @param text as in the brief
 */
public record Mention(Kind kind, String text) {

  /** What a mention is. */
  public enum Kind {
    PERSON,
    GROUP,
    THING,
    PLACE,
    DATE,
    HANDLE;

    String section() {
      return name().toLowerCase(Locale.ROOT);
    }
  }
}
