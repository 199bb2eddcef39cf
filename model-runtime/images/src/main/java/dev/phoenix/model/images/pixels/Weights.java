package dev.phoenix.model.images.pixels;

/**
 * Which samples of a line make a sample of a shorter line, and how much of each.
 *
 * @param first the number of the first that counts, for each
 * @param weights of it and those after it, their sum is 1
 */
record Weights(
    @SuppressWarnings("ArrayRecordComponent") int[] first,
    @SuppressWarnings("ArrayRecordComponent") float[][] weights) {

  /**
   * Computes them.
   *
   * @param length of the long line in samples, the last of which may be a part
   * @param samples how many there are
   * @param wanted how many there shall be
   */
  static Weights of(double length, int samples, int wanted) {
    double scale = length / wanted;
    double reach = 2 * Math.max(1, scale);
    int[] first = new int[wanted];
    float[][] weights = new float[wanted][];
    for (int i = 0; i < wanted; i++) {
      double centre = (i + 0.5) * scale;
      int from = Math.clamp((long) Math.floor(centre - reach), 0, samples - 1);
      int to = Math.clamp((long) Math.ceil(centre + reach), from + 1, samples);
      first[i] = from;
      weights[i] = weights(from, to, centre, Math.max(1, scale));
    }
    return new Weights(first, weights);
  }

  private static float[] weights(int from, int to, double centre, double width) {
    double[] raw = new double[to - from];
    double sum = 0;
    for (int k = from; k < to; k++) {
      raw[k - from] = kernel((k + 0.5 - centre) / width);
      sum += raw[k - from];
    }
    float[] weights = new float[raw.length];
    for (int k = 0; k < raw.length; k++) {
      weights[k] = (float) (raw[k] / sum);
    }
    return weights;
  }

  private static double kernel(double distance) {
    double t = Math.abs(distance);
    if (t < 1) {
      return (1.5 * t - 2.5) * t * t + 1;
    }
    return t < 2 ? ((-0.5 * t + 2.5) * t - 4) * t + 2 : 0;
  }

  int first(int i) {
    return first[i];
  }

  float[] weights(int i) {
    return weights[i];
  }

  /** Makes the short line out of the long one. */
  void apply(float[] line, int channels, float[] out) {
    for (int i = 0; i < first.length; i++) {
      float[] kernel = weights[i];
      for (int c = 0; c < channels; c++) {
        int at = first[i] * channels + c;
        float sum = 0;
        for (float weight : kernel) {
          sum += weight * line[at];
          at += channels;
        }
        out[i * channels + c] = sum;
      }
    }
  }
}
