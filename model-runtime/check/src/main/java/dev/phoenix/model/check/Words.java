package dev.phoenix.model.check;

import java.util.ArrayList;
import java.util.List;

/**
 * The words of a loosely folded text, with what stands between them.
 *
 * @param list runs of letters and digits, in order
 * @param joined whether each word belongs to the same phrase as the one before: only blanks,
 *     hyphens and the like stand between
 */
record Words(List<String> list, List<Boolean> joined) {

  private static final String BREAKS = ",;:!?\n()[]\"«»“”…";

  static Words of(String folded) {
    List<String> list = new ArrayList<>();
    List<Boolean> joined = new ArrayList<>();
    int at = 0;
    boolean together = false;
    while (at < folded.length()) {
      int c = folded.codePointAt(at);
      int next = at + Character.charCount(c);
      if (Character.isLetterOrDigit(c)) {
        int end = next;
        while (end < folded.length() && Character.isLetterOrDigit(folded.codePointAt(end))) {
          end += Character.charCount(folded.codePointAt(end));
        }
        list.add(folded.substring(at, end));
        joined.add(together);
        together = true;
        at = end;
      } else {
        if (breaksPhrase(folded, c, next)) {
          together = false;
        }
        at = next;
      }
    }
    return new Words(List.copyOf(list), List.copyOf(joined));
  }

  /** Whether the phrase occurs, its words in order and in one breath. */
  boolean contain(List<String> phrase) {
    for (int i = 0; i + phrase.size() <= list.size(); i++) {
      if (startsAt(i, phrase)) {
        return true;
      }
    }
    return false;
  }

  int size() {
    return list.size();
  }

  private boolean startsAt(int at, List<String> phrase) {
    for (int i = 0; i < phrase.size(); i++) {
      if (!list.get(at + i).equals(phrase.get(i)) || (i > 0 && !joined.get(at + i))) {
        return false;
      }
    }
    return !phrase.isEmpty();
  }

  private static boolean breaksPhrase(String text, int c, int next) {
    // a full stop inside a word ("buy.now") hides a phrase; one before a blank ends a sentence
    return BREAKS.indexOf(c) >= 0
        || (c == '.' && (next >= text.length() || Folding.isSpace(text.charAt(next))));
  }
}
