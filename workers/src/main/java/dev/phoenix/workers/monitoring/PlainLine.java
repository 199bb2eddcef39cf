package dev.phoenix.workers.monitoring;

import dev.phoenix.workers.storage.StorableText;

/**
 * What others answered, fit for a page, a file and a message: one line without control characters
 * and without those that turn the direction of writing around.
 */
public final class PlainLine {

  private static final int LONGEST = 300;

  private PlainLine() {}

  /** The beginning of a text as a plain line. */
  public static String of(String text) {
    // what is cut off need not be looked at: an answer may have megabytes
    var start = text.length() > 4 * LONGEST ? text.substring(0, 4 * LONGEST) : text;
    var plain = new StringBuilder();
    StorableText.of(start).codePoints().map(PlainLine::shown).forEach(plain::appendCodePoint);
    var line = plain.toString().strip().replaceAll(" {2,}", " ");
    return line.codePointCount(0, line.length()) <= LONGEST
        ? line
        : line.substring(0, line.offsetByCodePoints(0, LONGEST - 1)) + "…";
  }

  private static int shown(int c) {
    return switch (Character.getType(c)) {
      case Character.CONTROL,
          Character.FORMAT,
          Character.LINE_SEPARATOR,
          Character.PARAGRAPH_SEPARATOR,
          Character.SPACE_SEPARATOR ->
          ' ';
      default -> c;
    };
  }
}
