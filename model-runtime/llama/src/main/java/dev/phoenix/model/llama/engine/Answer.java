package dev.phoenix.model.llama.engine;

import java.nio.ByteBuffer;
import java.nio.CharBuffer;
import java.nio.charset.CharsetDecoder;
import java.nio.charset.CodingErrorAction;
import java.nio.charset.StandardCharsets;
import java.util.List;

/**
 * Puts an answer together from the bytes of its tokens. Holds back the bytes of a character that is
 * not whole yet and text that may become a stop; bytes that are no character become U+FFFD.
 */
final class Answer {

  private static final int MOST_HELD_BYTES = 3;

  private final CharsetDecoder decoder =
      StandardCharsets.UTF_8
          .newDecoder()
          .onMalformedInput(CodingErrorAction.REPLACE)
          .onUnmappableCharacter(CodingErrorAction.REPLACE);
  private final List<String> stops;
  private final StringBuilder shown = new StringBuilder();
  private final StringBuilder held = new StringBuilder();
  private byte[] rest = new byte[0];
  private boolean stopped;

  /** An answer that ends before the first of these stops. */
  Answer(List<String> stops) {
    // an unpaired surrogate never occurs in text that was decoded
    this.stops = stops.stream().filter(Answer::isUnicode).toList();
  }

  /** Adds a token's bytes and returns the text that is certain now, often none. */
  String add(byte[] piece) {
    if (stopped || piece.length == 0) {
      return "";
    }
    decode(piece);
    int stop = firstStop();
    stopped = stop >= 0;
    return show(stopped ? stop : held.length() - possibleStop());
  }

  /** Whether a stop has come. */
  boolean stopped() {
    return stopped;
  }

  /** Ends the answer and returns the text that was held back; a character cut short is left out. */
  String end() {
    return stopped ? "" : show(held.length());
  }

  /** All text so far. */
  String text() {
    return shown.toString();
  }

  private void decode(byte[] piece) {
    ByteBuffer bytes = ByteBuffer.allocate(rest.length + piece.length).put(rest).put(piece).flip();
    CharBuffer characters = CharBuffer.allocate(bytes.remaining() + MOST_HELD_BYTES);
    decoder.decode(bytes, characters, false);
    rest = new byte[bytes.remaining()];
    bytes.get(rest);
    held.append(characters.flip());
  }

  private String show(int length) {
    String text = held.substring(0, length);
    held.delete(0, length);
    shown.append(text);
    return text;
  }

  private int firstStop() {
    int first = -1;
    for (String stop : stops) {
      int at = held.indexOf(stop);
      if (at >= 0 && (first < 0 || at < first)) {
        first = at;
      }
    }
    return first;
  }

  /** Length of the longest end of the held text that a stop begins with. */
  private int possibleStop() {
    int longest = 0;
    for (String stop : stops) {
      for (int n = Math.min(stop.length() - 1, held.length()); n > longest; n--) {
        if (stop.startsWith(held.substring(held.length() - n))) {
          longest = n;
        }
      }
    }
    return longest;
  }

  private static boolean isUnicode(String text) {
    return StandardCharsets.UTF_8.newEncoder().canEncode(text);
  }
}
