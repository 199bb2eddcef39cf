package dev.phoenix.model.images.container;

import dev.phoenix.model.images.ImageException;
import java.nio.charset.StandardCharsets;
import java.util.Arrays;

/** A file's bytes, unsigned; reading behind the end is a file that was cut. */
record Bytes(@SuppressWarnings("ArrayRecordComponent") byte[] array) {

  int length() {
    return array.length;
  }

  boolean startsWith(int at, String prefix) {
    byte[] expected = prefix.getBytes(StandardCharsets.ISO_8859_1);
    return at >= 0
        && array.length - at >= expected.length
        && Arrays.equals(array, at, at + expected.length, expected, 0, expected.length);
  }

  int u8(int at, ImageFormat format) {
    check(at, 1, format);
    return array[at] & 0xff;
  }

  int u16(int at, ImageFormat format) {
    check(at, 2, format);
    return ((array[at] & 0xff) << 8) | (array[at + 1] & 0xff);
  }

  int u16Little(int at, ImageFormat format) {
    return Integer.reverseBytes(u16(at, format)) >>> 16;
  }

  int u24Little(int at, ImageFormat format) {
    check(at, 3, format);
    return (array[at] & 0xff) | ((array[at + 1] & 0xff) << 8) | ((array[at + 2] & 0xff) << 16);
  }

  long u32(int at, ImageFormat format) {
    return (long) u16(at, format) << 16 | u16(at + 2, format);
  }

  long u32Little(int at, ImageFormat format) {
    return Integer.toUnsignedLong(Integer.reverseBytes((int) u32(at, format)));
  }

  byte[] slice(int at, int length, ImageFormat format) {
    check(at, length, format);
    return Arrays.copyOfRange(array, at, at + length);
  }

  /** Throws unless that many bytes are there. */
  void check(int at, long length, ImageFormat format) {
    if (at < 0 || length < 0 || at + length > array.length) {
      throw ImageException.corrupt(format.label(), "it ends before its content does");
    }
  }
}
