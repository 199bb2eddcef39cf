package dev.phoenix.model.local.safetensors;

import java.nio.ByteBuffer;
import java.nio.CharBuffer;
import java.nio.charset.CharsetDecoder;
import java.nio.charset.CodingErrorAction;
import java.nio.charset.StandardCharsets;
import java.util.List;

/**
 * An answer's text, made from the bytes of its tokens. What may still change its meaning is held
 * back: the bytes of a character that is not whole, and an end that a stop may begin with.
 */
final class AnswerText {

  private final List<String> stops;
  private final CharsetDecoder decoder =
      StandardCharsets.UTF_8
          .newDecoder()
          .onMalformedInput(CodingErrorAction.REPLACE)
          .onUnmappableCharacter(CodingErrorAction.REPLACE);
  private byte[] pending = new byte[0];
  private final StringBuilder text = new StringBuilder();
  private int shown;
  private boolean stopped;

  AnswerText(List<String> stops) {
    this.stops = stops;
  }

  /** Takes a token's bytes and returns the text that is certain now, often none. */
  String add(byte[] bytes) {
    ByteBuffer input = ByteBuffer.allocate(pending.length + bytes.length);
    input.put(pending).put(bytes).flip();
    CharBuffer output = CharBuffer.allocate(input.remaining() + 1);
    decoder.decode(input, output, false);
    pending = new byte[input.remaining()];
    input.get(pending);
    text.append(output.flip());
    int stop = firstStop(shown);
    if (stop >= 0) {
      stopped = true;
      text.setLength(stop);
    }
    return show(stopped ? text.length() : text.length() - possibleStop());
  }

  boolean stopped() {
    return stopped;
  }

  /** Ends the answer and returns what was held back; a character cut short is left out. */
  String end() {
    return show(text.length());
  }

  /** All of it, once it has ended. */
  String text() {
    return text.substring(0, shown);
  }

  private String show(int end) {
    String certain = text.substring(shown, Math.max(shown, end));
    shown += certain.length();
    return certain;
  }

  private int firstStop(int from) {
    return stops.stream()
        .mapToInt(stop -> text.indexOf(stop, from))
        .filter(at -> at >= 0)
        .min()
        .orElse(-1);
  }

  /** Length of the longest end of the text that is not shown and that a stop begins with. */
  private int possibleStop() {
    int longest = 0;
    for (String stop : stops) {
      for (int n = Math.min(stop.length() - 1, text.length() - shown); n > longest; n--) {
        if (stop.startsWith(text.substring(text.length() - n))) {
          longest = n;
        }
      }
    }
    return longest;
  }
}
