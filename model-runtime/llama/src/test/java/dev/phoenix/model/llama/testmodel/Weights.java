package dev.phoenix.model.llama.testmodel;

import java.nio.ByteBuffer;
import java.util.Random;

/**
 * A tensor's stored numbers.
 *
 * @param type ggml's number of the storage type
 * @param data the bytes
 */
public record Weights(int type, byte[] data) {

  /** Numbers drawn from a normal distribution, or all one when the deviation is 0. */
  static float[] random(int count, double deviation, Random random) {
    float[] values = new float[count];
    for (int i = 0; i < count; i++) {
      values[i] = deviation == 0 ? 1 : (float) (random.nextGaussian() * deviation);
    }
    return values;
  }

  /** Single precision. */
  public static Weights f32(float[] values) {
    ByteBuffer buffer = GgufBytes.buffer(values.length * 4);
    for (float value : values) {
      buffer.putFloat(value);
    }
    return new Weights(0, buffer.array());
  }

  /** Blocks of 32: a half-precision scale and 32 signed bytes. */
  public static Weights q8(float[] values) {
    ByteBuffer buffer = GgufBytes.buffer(values.length / 32 * 34);
    for (int start = 0; start < values.length; start += 32) {
      float most = 0;
      for (int i = start; i < start + 32; i++) {
        most = Math.max(most, Math.abs(values[i]));
      }
      float scale = most / 127;
      buffer.putShort(Float.floatToFloat16(scale));
      for (int i = start; i < start + 32; i++) {
        buffer.put((byte) (scale == 0 ? 0 : Math.round(values[i] / scale)));
      }
    }
    return new Weights(8, buffer.array());
  }
}
