package dev.phoenix.model.decoder.safetensors;

import java.lang.foreign.MemorySegment;
import java.lang.foreign.ValueLayout;
import java.nio.ByteOrder;

/** How a number is stored; in memory every number is a 32-bit float. */
public enum StorageType {
  /** IEEE 754 single precision. */
  F32(4),
  /** IEEE 754 half precision. */
  F16(2),
  /** The upper half of a single: eight bits of exponent, seven of fraction. */
  BF16(2);

  private static final ValueLayout.OfFloat FLOAT =
      ValueLayout.JAVA_FLOAT_UNALIGNED.withOrder(ByteOrder.LITTLE_ENDIAN);
  private static final ValueLayout.OfShort SHORT =
      ValueLayout.JAVA_SHORT_UNALIGNED.withOrder(ByteOrder.LITTLE_ENDIAN);

  private final int bytes;

  StorageType(int bytes) {
    this.bytes = bytes;
  }

  /** Bytes a number. */
  public int bytes() {
    return bytes;
  }

  /** Converts {@code count} stored numbers, from the number {@code first} on. */
  float[] decode(MemorySegment from, long first, int count) {
    float[] values = new float[count];
    for (int i = 0; i < count; i++) {
      long at = (first + i) * bytes;
      values[i] =
          switch (this) {
            case F32 -> from.get(FLOAT, at);
            case F16 -> Float.float16ToFloat(from.get(SHORT, at));
            case BF16 -> Float.intBitsToFloat(from.get(SHORT, at) << 16);
          };
    }
    return values;
  }

  /** Converts numbers to their stored form, rounding to nearest, ties to even. */
  void encode(float[] values, int first, int count, MemorySegment to) {
    for (int i = 0; i < count; i++) {
      float value = values[first + i];
      long at = (long) i * bytes;
      switch (this) {
        case F32 -> to.set(FLOAT, at, value);
        case F16 -> to.set(SHORT, at, Float.floatToFloat16(value));
        case BF16 -> to.set(SHORT, at, toBfloat(value));
      }
    }
  }

  private static short toBfloat(float value) {
    int bits = Float.floatToRawIntBits(value);
    if (Float.isNaN(value)) {
      return (short) ((bits >>> 16) | 0x40);
    }
    return (short) ((bits + 0x7FFF + ((bits >>> 16) & 1)) >>> 16);
  }
}
