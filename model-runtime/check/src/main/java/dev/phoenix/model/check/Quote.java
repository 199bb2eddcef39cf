package dev.phoenix.model.check;

/** A piece of a text, short and harmless enough for a message. */
final class Quote {

  private static final int LONGEST = 60;

  private Quote() {}

  static String of(String text) {
    StringBuilder quote = new StringBuilder();
    int count = 0;
    for (int c : text.codePoints().limit(LONGEST + 1L).toArray()) {
      if (count++ == LONGEST) {
        return quote.append('…').toString();
      }
      boolean harmful =
          Character.isISOControl(c)
              || Character.getType(c) == Character.SURROGATE
              || Folding.isInvisible(c);
      quote.appendCodePoint(harmful ? '\uFFFD' : c);
    }
    return quote.toString();
  }
}
