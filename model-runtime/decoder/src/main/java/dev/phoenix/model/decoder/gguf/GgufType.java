package dev.phoenix.model.decoder.gguf;

import java.nio.ByteBuffer;
import java.nio.ByteOrder;

/**
 * How a GGUF tensor's numbers are stored; the quantised types as ggml's reference code rounds them.
 * Source: {@code quantize_row_q8_0_ref} and {@code quantize_row_q4_0_ref} in ggml.
 */
public enum GgufType {
  /** Single precision. */
  F32(0, 0, 1, 4),
  /** Half precision. */
  F16(1, 1, 1, 2),
  /** Blocks of 32 four-bit numbers and a scale. */
  Q4_0(2, 2, 32, 18),
  /** Blocks of 32 eight-bit numbers and a scale. */
  Q8_0(8, 7, 32, 34);

  private final int code;
  private final int fileType;
  private final int blockSize;
  private final int blockBytes;

  GgufType(int code, int fileType, int blockSize, int blockBytes) {
    this.code = code;
    this.fileType = fileType;
    this.blockSize = blockSize;
    this.blockBytes = blockBytes;
  }

  /** ggml's number of the type. */
  int code() {
    return code;
  }

  /** The value of {@code general.file_type} of a file mostly of this type. */
  int fileType() {
    return fileType;
  }

  /** Whether rows of this width can be stored: they must be whole blocks. */
  boolean fits(long width) {
    return width % blockSize == 0;
  }

  /** Bytes of so many numbers. */
  long bytes(long size) {
    return size / blockSize * blockBytes;
  }

  /** Encodes whole rows. */
  byte[] encode(float[] values) {
    ByteBuffer out =
        ByteBuffer.allocate(Math.toIntExact(bytes(values.length))).order(ByteOrder.LITTLE_ENDIAN);
    for (int at = 0; at < values.length; at += blockSize) {
      switch (this) {
        case F32 -> out.putFloat(values[at]);
        case F16 -> out.putShort(Float.floatToFloat16(values[at]));
        case Q4_0 -> q4(values, at, out);
        case Q8_0 -> q8(values, at, out);
      }
    }
    return out.array();
  }

  private static void q8(float[] values, int at, ByteBuffer out) {
    float largest = 0;
    for (int i = 0; i < 32; i++) {
      largest = Math.max(largest, Math.abs(values[at + i]));
    }
    float scale = largest / 127f;
    float inverse = scale != 0 ? 1f / scale : 0;
    out.putShort(Float.floatToFloat16(scale));
    for (int i = 0; i < 32; i++) {
      float x = values[at + i] * inverse;
      double away = Math.floor(Math.abs((double) x) + 0.5);
      out.put((byte) (x < 0 ? -away : away));
    }
  }

  private static void q4(float[] values, int at, ByteBuffer out) {
    float extreme = 0;
    for (int i = 0; i < 32; i++) {
      if (Math.abs(values[at + i]) > Math.abs(extreme)) {
        extreme = values[at + i];
      }
    }
    float scale = extreme / -8f;
    float inverse = scale != 0 ? 1f / scale : 0;
    out.putShort(Float.floatToFloat16(scale));
    for (int i = 0; i < 16; i++) {
      int low = Math.min(15, (byte) (values[at + i] * inverse + 8.5f));
      int high = Math.min(15, (byte) (values[at + 16 + i] * inverse + 8.5f));
      out.put((byte) (low | (high << 4)));
    }
  }
}
