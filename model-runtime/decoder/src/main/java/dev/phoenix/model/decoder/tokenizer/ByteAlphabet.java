package dev.phoenix.model.decoder.tokenizer;

import java.nio.charset.StandardCharsets;
import java.util.Arrays;

/**
 * The 256 printable characters that stand for the 256 bytes in byte-level BPE. Source: GPT-2's
 * {@code bytes_to_unicode}.
 */
final class ByteAlphabet {

  private static final char[] CHARACTERS = new char[256];
  private static final int[] BYTES = new int[512];

  static {
    Arrays.fill(BYTES, -1);
    int shifted = 256;
    for (int b = 0; b < 256; b++) {
      boolean printable = (b >= '!' && b <= '~') || (b >= 0xA1 && b <= 0xAC) || b >= 0xAE;
      CHARACTERS[b] = (char) (printable ? b : shifted++);
      BYTES[CHARACTERS[b]] = b;
    }
  }

  private ByteAlphabet() {}

  static char character(int b) {
    return CHARACTERS[b];
  }

  /** The UTF-8 bytes of a text, each as its character. */
  static String spell(String text) {
    byte[] bytes = text.getBytes(StandardCharsets.UTF_8);
    char[] spelled = new char[bytes.length];
    for (int i = 0; i < bytes.length; i++) {
      spelled[i] = CHARACTERS[bytes[i] & 0xFF];
    }
    return new String(spelled);
  }

  /** The bytes that a token's characters stand for; a character outside the alphabet is refused. */
  static byte[] bytes(String token) {
    byte[] bytes = new byte[token.length()];
    for (int i = 0; i < bytes.length; i++) {
      char c = token.charAt(i);
      if (c >= BYTES.length || BYTES[c] < 0) {
        throw new IllegalArgumentException(
            "tokenizer.json: token '%s' holds U+%04X, which stands for no byte: not byte-level BPE"
                .formatted(token, (int) c));
      }
      bytes[i] = (byte) BYTES[c];
    }
    return bytes;
  }
}
