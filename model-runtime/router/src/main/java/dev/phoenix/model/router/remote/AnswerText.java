package dev.phoenix.model.router.remote;

import java.util.List;

/**
 * The text of an answer as it grows: cut before the first stop, whole characters only. What may
 * still become a stop, or half a character, is held back until the next piece tells.
 */
final class AnswerText {

  private static final char REPLACEMENT = '\ufffd';

  private final List<String> stops;
  private final StringBuilder held = new StringBuilder();
  private boolean stopped;

  AnswerText(List<String> stops) {
    this.stops = stops;
  }

  /** Adds a piece; what of the answer is certain now, possibly empty. */
  String add(String piece) {
    if (stopped) {
      return "";
    }
    held.append(piece);
    int stop = firstStop();
    if (stop >= 0) {
      stopped = true;
      held.setLength(stop);
      return rest();
    }
    return take(held.length() - undecided());
  }

  /** What was held back: nothing follows it any more. */
  String rest() {
    return take(held.length());
  }

  /** Whether a stop came: what follows is not part of the answer. */
  boolean stopped() {
    return stopped;
  }

  private int firstStop() {
    return stops.stream().mapToInt(held::indexOf).filter(at -> at >= 0).min().orElse(-1);
  }

  /** How many characters at the end may be the beginning of a stop or of a character. */
  private int undecided() {
    int most = 0;
    for (var stop : stops) {
      int longest = Math.min(stop.length() - 1, held.length());
      for (int length = longest; length > most; length--) {
        if (stop.startsWith(held.substring(held.length() - length))) {
          most = length;
        }
      }
    }
    int end = held.length() - most;
    boolean half = end > 0 && Character.isHighSurrogate(held.charAt(end - 1));
    return half ? most + 1 : most;
  }

  private String take(int length) {
    var text = held.substring(0, length);
    held.delete(0, length);
    return wellFormed(text);
  }

  private static String wellFormed(String text) {
    if (text.chars().noneMatch(c -> Character.isSurrogate((char) c))) {
      return text;
    }
    var valid = new StringBuilder(text.length());
    text.codePoints()
        .map(c -> c >= Character.MIN_SURROGATE && c <= Character.MAX_SURROGATE ? REPLACEMENT : c)
        .forEach(valid::appendCodePoint);
    return valid.toString();
  }
}
