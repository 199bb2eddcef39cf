package dev.phoenix.workers.approval.telegram;

import java.util.Locale;

/** What is spoken. */
public enum Language {
  /** English. */
  EN(Locale.ENGLISH),
  /** Spanish. */
  ES(Locale.of("es"));

  private final Locale locale;

  Language(Locale locale) {
    this.locale = locale;
  }

  /** How dates are written. */
  Locale locale() {
    return locale;
  }

  /** Such as {@code en}. */
  String tag() {
    return locale.getLanguage();
  }

  /** The language of a tag; English if it is none of these. */
  static Language of(String tag) {
    return ES.tag().equals(tag) ? ES : EN;
  }
}
