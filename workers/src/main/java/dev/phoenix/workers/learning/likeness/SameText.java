package dev.phoenix.workers.learning.likeness;

import java.text.Normalizer;

/**
 * Texts that are the same but for letter case, white space and Unicode's ways to write a letter.
 */
public final class SameText {

  private SameText() {}

  /** SHA-256 of the text as it is compared; equal for the same texts. */
  public static String digest(String text) {
    return Sha256.of(normal(text));
  }

  /** Whether both are the same. */
  public static boolean same(String one, String other) {
    return normal(one).equals(normal(other));
  }

  private static String normal(String text) {
    var normal = new StringBuilder(text.length());
    Normalizer.normalize(text, Normalizer.Form.NFKC)
        .codePoints()
        .map(c -> Character.isWhitespace(c) ? ' ' : Character.toLowerCase(Character.toUpperCase(c)))
        .filter(c -> c != ' ' || (!normal.isEmpty() && normal.charAt(normal.length() - 1) != ' '))
        .forEach(normal::appendCodePoint);
    return normal.toString().strip();
  }
}
