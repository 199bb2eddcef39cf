package dev.phoenix.model.llama.engine;

import dev.phoenix.model.llama.binding.LlamaException;

/** The logits of one position and what every choice needs of them. Used by one thread. */
final class Logits {

  private static final float LEAST = -80;
  private static final float HALVINGS = 1f / 256;

  private final float[] values;
  private final float[] exponentials;
  private int best;
  private double logSum;

  Logits(int vocabulary) {
    values = new float[vocabulary];
    exponentials = new float[vocabulary];
  }

  /** The numbers, one a token: write them and call {@link #update}. */
  @SuppressWarnings("MutableMethodReturnType")
  float[] values() {
    return values;
  }

  /**
   * Finds the likeliest token and the sum of exponentials of the numbers written.
   *
   * @throws LlamaException if one is not a number: the weights or the file are broken
   */
  void update() {
    best = likeliest(values);
    float sum = exponentials(values, values[best], 1, exponentials);
    logSum = values[best] + Math.log(sum);
    if (!Double.isFinite(logSum)) {
      throw new LlamaException(
          "The model's logits are not numbers: its weights are broken, use another file");
    }
  }

  /** The likeliest token, the first of equals. */
  int best() {
    return best;
  }

  /** Natural logarithm of a token's probability at temperature 1; exact to about 1e-5. */
  double logProbability(int token) {
    return Math.min(0, values[token] - logSum);
  }

  static int likeliest(float[] values) {
    float most = Float.NEGATIVE_INFINITY;
    int index = 0;
    for (int i = 0; i < values.length; i++) {
      if (values[i] > most) {
        most = values[i];
        index = i;
      }
    }
    return index;
  }

  /**
   * Writes exp((value - most) * scale) of each value and returns their sum. The polynomial of a
   * 256th, squared eight times, has no branch and no table, so that the JVM vectorises the loop: 20
   * times faster than {@link Math#exp}, at a relative error of about 1e-5.
   */
  static float exponentials(float[] values, float most, float scale, float[] into) {
    for (int i = 0; i < values.length; i++) {
      float x = Math.max((values[i] - most) * scale, LEAST) * HALVINGS;
      float y = 1 + x * (1 + x * (0.5f + x * (1 / 6f + x * (1 / 24f))));
      y *= y;
      y *= y;
      y *= y;
      y *= y;
      y *= y;
      y *= y;
      y *= y;
      y *= y;
      into[i] = y;
    }
    return sum(into, values.length);
  }

  private static float sum(float[] numbers, int count) {
    float a = 0;
    float b = 0;
    float c = 0;
    float d = 0;
    int i = 0;
    for (; i + 3 < count; i += 4) {
      a += numbers[i];
      b += numbers[i + 1];
      c += numbers[i + 2];
      d += numbers[i + 3];
    }
    for (; i < count; i++) {
      a += numbers[i];
    }
    return a + b + (c + d);
  }
}
