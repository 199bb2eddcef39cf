package dev.phoenix.workers.storage;

/** Text as every database holds it. */
public final class StorableText {

  private StorableText() {}

  /** The text with U+FFFD for what PostgreSQL's text does not hold: U+0000, lone surrogates. */
  public static String of(String text) {
    var kept = new StringBuilder(text.length());
    text.codePoints().map(c -> isStorable(c) ? c : 0xFFFD).forEach(kept::appendCodePoint);
    return kept.toString();
  }

  /** Whether every database holds this text as it is. */
  public static boolean isStorable(String text) {
    return text.codePoints().allMatch(StorableText::isStorable);
  }

  private static boolean isStorable(int c) {
    return c != 0 && Character.getType(c) != Character.SURROGATE;
  }
}
