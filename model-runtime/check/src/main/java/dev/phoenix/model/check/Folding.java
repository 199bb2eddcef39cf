package dev.phoenix.model.check;

import java.text.Normalizer;
import java.util.HashMap;
import java.util.Map;

/**
 * Spellings that look alike made equal, so that a hostile spelling is found.
 *
 * <p>Forms: Unicode NFKC and NFD (UAX #15), default-ignorable characters (DerivedCoreProperties),
 * and the Cyrillic and Greek letters that UTS #39 lists as confusable with Latin ones.
 */
final class Folding {

  private static final Map<Integer, Integer> LOOK_ALIKES = lookAlikes();

  private Folding() {}

  /**
   * For comparing words: compatibility forms, case, accents, invisible characters and look-alikes
   * from other scripts removed, white space other than line ends made one kind.
   */
  static String loose(String text) {
    String compatible = Normalizer.normalize(text, Normalizer.Form.NFKC);
    String apart = Normalizer.normalize(compatible, Normalizer.Form.NFD);
    StringBuilder folded = new StringBuilder(apart.length());
    apart
        .codePoints()
        .filter(c -> !isMark(c) && !isInvisible(c))
        .map(Folding::caseless)
        .map(c -> LOOK_ALIKES.getOrDefault(c, c))
        .map(c -> c != '\n' && isSpace(c) ? ' ' : c)
        .forEach(folded::appendCodePoint);
    return folded.toString();
  }

  /**
   * For "letter case aside" only: canonical forms and case made equal, each run of white space one
   * blank.
   */
  static String caseOnly(String text) {
    StringBuilder folded = new StringBuilder(text.length());
    boolean[] spaced = {true};
    Normalizer.normalize(text, Normalizer.Form.NFD)
        .codePoints()
        .forEach(
            c -> {
              boolean space = isSpace(c);
              if (!space) {
                folded.appendCodePoint(caseless(c));
              } else if (!spaced[0]) {
                folded.append(' ');
              }
              spaced[0] = space;
            });
    return folded.toString().strip();
  }

  /**
   * What a reader sees: compatibility forms resolved and invisible characters removed; case and
   * accents stay.
   */
  static String visible(String text) {
    StringBuilder seen = new StringBuilder(text.length());
    Normalizer.normalize(text, Normalizer.Form.NFKC)
        .codePoints()
        .filter(c -> !isInvisible(c))
        .forEach(seen::appendCodePoint);
    return seen.toString();
  }

  static boolean isMark(int c) {
    int type = Character.getType(c);
    return type == Character.NON_SPACING_MARK
        || type == Character.ENCLOSING_MARK
        || type == Character.COMBINING_SPACING_MARK;
  }

  static boolean isSpace(int c) {
    return Character.isWhitespace(c) || Character.isSpaceChar(c);
  }

  /** Characters that take no room: format characters, fillers and variation selectors. */
  static boolean isInvisible(int c) {
    return Character.getType(c) == Character.FORMAT
        || c == 0x034F
        || c == 0x115F
        || c == 0x1160
        || c == 0x3164
        || c == 0xFFA0
        || (c >= 0xFE00 && c <= 0xFE0F)
        || (c >= 0xE0000 && c <= 0xE0FFF);
  }

  private static int caseless(int c) {
    return Character.toLowerCase(Character.toUpperCase(c));
  }

  private static Map<Integer, Integer> lookAlikes() {
    String others = "авекмнорстухіјѕһԁԛԝьүɡαβεικνορτυχγηωѵ";
    String latin = "abekmhopctyxijshdqwbygabeikvoptuxynwv";
    Map<Integer, Integer> map = new HashMap<>();
    for (int i = 0; i < others.length(); i++) {
      map.put((int) others.charAt(i), (int) latin.charAt(i));
    }
    map.put((int) 'ı', (int) 'i');
    map.put((int) 'ł', (int) 'l');
    map.put((int) 'ø', (int) 'o');
    return Map.copyOf(map);
  }
}
