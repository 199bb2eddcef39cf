package dev.phoenix.connector.telegram.text;

/**
 * Text by somebody else, made harmless for a message. Telegram refuses broken surrogates and drops
 * most control characters; marks that turn the direction of writing would reach beyond the text
 * into what stands after it, so none of them stays.
 */
final class PlainText {

  private static final int REPLACEMENT = 0xFFFD;

  private PlainText() {}

  static String of(String text) {
    var unix = text.replace("\r\n", "\n").replace('\r', '\n');
    var clean = new StringBuilder(unix.length());
    unix.codePoints()
        .filter(character -> !turnsDirection(character))
        .map(PlainText::harmless)
        .forEach(clean::appendCodePoint);
    return clean.toString();
  }

  private static int harmless(int character) {
    if (character == '\n' || character == '\t') {
      return character;
    }
    if (Character.isISOControl(character)) {
      return ' ';
    }
    // codePoints() passes lone surrogates on, and no encoding carries them
    boolean surrogate =
        character >= Character.MIN_SURROGATE && character <= Character.MAX_SURROGATE;
    return surrogate ? REPLACEMENT : character;
  }

  /** Embeddings, overrides and isolates of Unicode's bidirectional algorithm (UAX 9). */
  private static boolean turnsDirection(int character) {
    return (character >= 0x202A && character <= 0x202E)
        || (character >= 0x2066 && character <= 0x2069);
  }
}
