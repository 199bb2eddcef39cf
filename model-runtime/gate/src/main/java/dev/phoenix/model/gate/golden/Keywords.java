package dev.phoenix.model.gate.golden;

import java.text.Normalizer;
import java.util.List;
import java.util.Locale;

/**
 * How many of the expected keywords a text says, letter case, accents and white space aside. A
 * keyword counts where it stands as words of its own: "art" is not in "party". In scripts without
 * blanks between words it counts wherever it stands.
 */
public final class Keywords {

  private Keywords() {}

  /** The share of the keywords that a text says, 0 to 1. */
  public static double coverage(List<String> keywords, String text) {
    String folded = fold(text);
    return (double) keywords.stream().filter(keyword -> says(folded, fold(keyword))).count()
        / keywords.size();
  }

  /** A text with all that does not count made equal; empty if nothing in it counts. */
  static String fold(String text) {
    StringBuilder folded = new StringBuilder(text.length());
    boolean[] blank = {true};
    // NFKD (UAX #15), upper case first: "ß" is "SS", and both sigmas are one
    Normalizer.normalize(text, Normalizer.Form.NFKD)
        .toUpperCase(Locale.ROOT)
        .codePoints()
        .filter(c -> !isMark(c) && Character.getType(c) != Character.FORMAT)
        .map(Character::toLowerCase)
        .forEach(
            c -> {
              boolean space = Character.isWhitespace(c) || Character.isSpaceChar(c);
              if (!space) {
                folded.appendCodePoint(c);
              } else if (!blank[0]) {
                folded.append(' ');
              }
              blank[0] = space;
            });
    return folded.toString().strip();
  }

  private static boolean isMark(int c) {
    int type = Character.getType(c);
    return type == Character.NON_SPACING_MARK
        || type == Character.ENCLOSING_MARK
        || type == Character.COMBINING_SPACING_MARK;
  }

  private static boolean says(String text, String keyword) {
    for (int at = text.indexOf(keyword); at >= 0; at = text.indexOf(keyword, at + 1)) {
      int end = at + keyword.length();
      boolean begins = at == 0 || !joined(text.codePointBefore(at), keyword.codePointAt(0));
      boolean ends =
          end == text.length()
              || !joined(keyword.codePointBefore(keyword.length()), text.codePointAt(end));
      if (begins && ends) {
        return true;
      }
    }
    return false;
  }

  /** Whether two neighbours belong to the same word. */
  private static boolean joined(int before, int after) {
    return Character.isLetterOrDigit(before)
        && Character.isLetterOrDigit(after)
        && !isUnspaced(before)
        && !isUnspaced(after);
  }

  private static boolean isUnspaced(int c) {
    return Character.isIdeographic(c)
        || switch (Character.UnicodeScript.of(c)) {
          case HIRAGANA, KATAKANA, THAI, LAO, KHMER, MYANMAR -> true;
          default -> false;
        };
  }
}
