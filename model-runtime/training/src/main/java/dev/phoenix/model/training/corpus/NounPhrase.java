package dev.phoenix.model.training.corpus;

/**
 * Words that sentences can put a determiner before.
 *
 * @param text the words, without a determiner
 * @param feminine whether articles and adjectives are feminine; always {@code false} in English
 * @param plural whether verbs are plural
 * @param definite whether only the definite article goes with it ("opening of our shop")
 */
public record NounPhrase(String text, boolean feminine, boolean plural, boolean definite) {

  /** A phrase that takes any determiner. */
  NounPhrase(String text, boolean feminine, boolean plural) {
    this(text, feminine, plural, false);
  }

  /**
   * Which of the forms masculine singular, feminine singular, masculine plural, feminine plural.
   */
  int form() {
    return (feminine ? 1 : 0) + (plural ? 2 : 0);
  }

  NounPhrase with(String other) {
    return new NounPhrase(other, feminine, plural, definite);
  }
}
