package dev.phoenix.model.images.pixels;

import java.util.Arrays;

/**
 * Rows of averages: each value is the mean of a box of samples. With alpha, colours are multiplied
 * by it first, so that what is invisible does not colour what is seen.
 */
final class BoxRows {

  private final SampleRows source;
  private final int boxWidth;
  private final int boxHeight;
  private final int channels;
  private final boolean alpha;
  private final int[] row;
  private final int[] sums;

  BoxRows(SampleRows source, int boxWidth, int boxHeight) {
    this.source = source;
    this.boxWidth = boxWidth;
    this.boxHeight = boxHeight;
    this.channels = source.colours().channels();
    this.alpha = source.colours().alpha();
    this.row = new int[source.width() * channels];
    this.sums = new int[width() * channels];
  }

  int width() {
    return Math.ceilDiv(source.width(), boxWidth);
  }

  int height() {
    return Math.ceilDiv(source.height(), boxHeight);
  }

  /**
   * Reads a row of averages, 0 to 255, alpha premultiplied.
   *
   * @param y its number
   * @param averages filled
   */
  void read(int y, float[] averages) {
    int from = y * boxHeight;
    int to = Math.min(from + boxHeight, source.height());
    Arrays.fill(sums, 0);
    for (int line = from; line < to; line++) {
      source.read(line, row);
      if (alpha) {
        addPremultiplied();
      } else {
        add();
      }
    }
    int full = source.width() / boxWidth * channels;
    float scale = 1f / ((to - from) * boxWidth * (alpha ? 255f : 1f));
    float lastScale = scale * boxWidth / Math.max(1, source.width() % boxWidth);
    for (int i = 0; i < averages.length; i++) {
      averages[i] = sums[i] * (i < full ? scale : lastScale);
    }
  }

  private void add() {
    for (int c = 0; c < channels; c++) {
      int at = c;
      for (int out = c; out < sums.length; out += channels) {
        int end = Math.min(at + boxWidth * channels, row.length);
        int sum = 0;
        for (; at < end; at += channels) {
          sum += row[at];
        }
        sums[out] += sum;
      }
    }
  }

  /** Sums up to 255 * 255 a sample: a box of 32,768 samples and more would overflow. */
  private void addPremultiplied() {
    int colours = channels - 1;
    int inBox = 0;
    int out = 0;
    for (int at = 0; at < row.length; at += channels) {
      int opacity = row[at + colours];
      for (int c = 0; c < colours; c++) {
        sums[out + c] += row[at + c] * opacity;
      }
      sums[out + colours] += opacity * 255;
      if (++inBox == boxWidth) {
        inBox = 0;
        out += channels;
      }
    }
  }
}
