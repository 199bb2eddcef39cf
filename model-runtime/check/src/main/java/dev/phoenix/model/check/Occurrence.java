package dev.phoenix.model.check;

/** Finds a phrase that stands on its own: "AI" is in "AI first", not in "said". */
final class Occurrence {

  private Occurrence() {}

  /**
   * Whether {@code phrase} occurs in {@code text} and no letter, digit or combining mark continues
   * it.
   */
  static boolean isIn(String text, String phrase) {
    for (int at = text.indexOf(phrase); at >= 0; at = text.indexOf(phrase, at + 1)) {
      if (isWhole(text, at, phrase)) {
        return true;
      }
    }
    return false;
  }

  /** Whether the occurrence at {@code at} is not part of a longer word. */
  static boolean isWhole(String text, int at, String phrase) {
    int end = at + phrase.length();
    boolean startsFree =
        at == 0 || !isWordPart(phrase.codePointAt(0)) || !isWordPart(text.codePointBefore(at));
    boolean endsFree =
        end == text.length()
            || (!Folding.isMark(text.codePointAt(end))
                && (!isWordPart(phrase.codePointBefore(phrase.length()))
                    || !isWordPart(text.codePointAt(end))));
    return startsFree && endsFree;
  }

  private static boolean isWordPart(int c) {
    return Character.isLetterOrDigit(c) || Folding.isMark(c);
  }
}
