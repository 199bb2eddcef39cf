package dev.phoenix.model.llama.gguf;

import static java.lang.foreign.ValueLayout.JAVA_BYTE;

import java.lang.foreign.MemorySegment;
import java.lang.foreign.ValueLayout;
import java.nio.ByteOrder;
import java.nio.charset.CharacterCodingException;
import java.nio.charset.StandardCharsets;

/** Reads little-endian values from a file in order and never beyond its end. */
final class Cursor {

  static final ValueLayout.OfShort SHORT =
      ValueLayout.JAVA_SHORT_UNALIGNED.withOrder(ByteOrder.LITTLE_ENDIAN);
  static final ValueLayout.OfInt INT =
      ValueLayout.JAVA_INT_UNALIGNED.withOrder(ByteOrder.LITTLE_ENDIAN);
  static final ValueLayout.OfLong LONG =
      ValueLayout.JAVA_LONG_UNALIGNED.withOrder(ByteOrder.LITTLE_ENDIAN);
  static final ValueLayout.OfFloat FLOAT =
      ValueLayout.JAVA_FLOAT_UNALIGNED.withOrder(ByteOrder.LITTLE_ENDIAN);
  static final ValueLayout.OfDouble DOUBLE =
      ValueLayout.JAVA_DOUBLE_UNALIGNED.withOrder(ByteOrder.LITTLE_ENDIAN);

  private final MemorySegment file;
  private long position;

  Cursor(MemorySegment file) {
    this.file = file;
  }

  long position() {
    return position;
  }

  long remaining() {
    return file.byteSize() - position;
  }

  byte nextByte(String where) {
    return file.get(JAVA_BYTE, advance(1, where));
  }

  short nextShort(String where) {
    return file.get(SHORT, advance(2, where));
  }

  int nextInt(String where) {
    return file.get(INT, advance(4, where));
  }

  long nextLong(String where) {
    return file.get(LONG, advance(8, where));
  }

  float nextFloat(String where) {
    return file.get(FLOAT, advance(4, where));
  }

  double nextDouble(String where) {
    return file.get(DOUBLE, advance(8, where));
  }

  /**
   * A count of things that take at least some bytes each, refused when the file cannot hold them.
   */
  long nextCount(int leastBytesEach, String where) {
    long count = nextLong(where);
    GgufException.check(
        count >= 0 && count <= remaining() / leastBytesEach,
        "%s counts %s, more than the file has room for",
        where,
        Long.toUnsignedString(count));
    return count;
  }

  /** The bytes of a string, which must be UTF-8 when it is decoded. */
  MemorySegment nextBytes(String where) {
    long length = nextCount(1, where);
    return file.asSlice(advance(length, where), length);
  }

  String nextString(String where) {
    return decode(nextBytes(where), where);
  }

  static String decode(MemorySegment bytes, String where) {
    GgufException.check(
        bytes.byteSize() <= Integer.MAX_VALUE - 16, "%s is a string beyond 2 GiB", where);
    try {
      return StandardCharsets.UTF_8.newDecoder().decode(bytes.asByteBuffer()).toString();
    } catch (CharacterCodingException e) {
      throw new GgufException(where + " is not valid UTF-8", e);
    }
  }

  /** Skips bytes and says where they began. */
  long advance(long bytes, String where) {
    GgufException.check(
        bytes <= remaining(),
        "The file ends within %s: %d bytes are needed at offset %d of %d",
        where,
        bytes,
        position,
        file.byteSize());
    long start = position;
    position += bytes;
    return start;
  }
}
