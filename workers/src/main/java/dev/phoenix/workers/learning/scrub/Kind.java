package dev.phoenix.workers.learning.scrub;

import java.util.Locale;

/** What is taken out of texts. */
public enum Kind {
  /** Passwords, API keys, tokens, private keys, and credentials in links. */
  SECRET,
  /** Mail addresses. */
  EMAIL,
  /** Bank account numbers with right check digits (ISO 13616). */
  IBAN,
  /** Numbers of payment cards with a right check digit (ISO/IEC 7812, Luhn). */
  CARD,
  /** Phone numbers. */
  PHONE;

  /** What stands in the text instead, such as {@code [email]}. */
  public String placeholder() {
    return "[" + word() + "]";
  }

  /** Its name in reports and metrics. */
  public String word() {
    return name().toLowerCase(Locale.ROOT);
  }
}
