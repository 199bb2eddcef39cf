package dev.phoenix.model.images.likeness;

/**
 * How one channel of a picture became that of another: brighter by an offset, and of another
 * contrast.
 *
 * @param gain what a value is multiplied by
 * @param offset what is added
 * @param meanChange between the channels' means
 */
record Line(double gain, double offset, double meanChange) {

  static final Line SAME = new Line(1, 0, 0);

  /** Contrast changes by more than this are no slight recolouring. */
  private static final double MAX_GAIN = 1.3;

  /** Least squares over cells, the gain held within its limits. */
  static Line fit(byte[] one, byte[] other, int start, int length) {
    double sumA = 0;
    double sumB = 0;
    double sumAa = 0;
    double sumAb = 0;
    for (int i = start; i < start + length; i++) {
      int a = one[i] & 0xff;
      int b = other[i] & 0xff;
      sumA += a;
      sumB += b;
      sumAa += a * a;
      sumAb += a * b;
    }
    double variance = sumAa - sumA * sumA / length;
    double together = sumAb - sumA * sumB / length;
    double gain = variance < length ? 1 : Math.clamp(together / variance, 1 / MAX_GAIN, MAX_GAIN);
    return new Line(gain, (sumB - gain * sumA) / length, Math.abs(sumA - sumB) / length);
  }

  double at(int value) {
    return gain * value + offset;
  }
}
