package dev.phoenix.model.bench.compare;

/** Text in HTML and SVG. Models and their posts may say anything. */
final class Html {

  private Html() {}

  /** A text that is nothing but text, in an element or an attribute. */
  static String text(String text) {
    var safe = new StringBuilder();
    text.codePoints()
        .forEach(
            point -> {
              switch (point) {
                case '&' -> safe.append("&amp;");
                case '<' -> safe.append("&lt;");
                case '>' -> safe.append("&gt;");
                case '"' -> safe.append("&quot;");
                case '\'' -> safe.append("&#39;");
                case '\n', '\t' -> safe.appendCodePoint(point);
                // what the checker names a control character must not act as one here either
                default -> safe.appendCodePoint(hidden(point) ? 0xFFFD : point);
              }
            });
    return safe.toString();
  }

  private static boolean hidden(int point) {
    int type = Character.getType(point);
    return type == Character.CONTROL || type == Character.SURROGATE || isDirection(point);
  }

  private static boolean isDirection(int point) {
    return point >= 0x202A && point <= 0x202E || point >= 0x2066 && point <= 0x2069;
  }
}
