package dev.phoenix.model.images.likeness;

import dev.phoenix.model.images.pixels.Pixels;

/** Squeezes a picture into a square of cells, each the mean of the pixels that it covers. */
final class Thumbnail {

  /** Red, green, blue, all premultiplied, and alpha. */
  static final int CHANNELS = 4;

  private Thumbnail() {}

  /**
   * The cells' means.
   *
   * @param side cells a side
   * @return channel by channel, row by row, 0 to 255
   */
  static float[][] of(Pixels pixels, int side) {
    float[][] narrow = across(pixels, side);
    float[][] cells = new float[CHANNELS][side * side];
    double step = (double) pixels.height() / side;
    for (int y = 0; y < side; y++) {
      double from = y * step;
      double to = from + step;
      for (int line = (int) from; line < pixels.height() && line < to; line++) {
        float share = (float) ((Math.min(to, line + 1) - Math.max(from, line)) / step);
        for (int c = 0; c < CHANNELS; c++) {
          for (int x = 0; x < side; x++) {
            cells[c][y * side + x] += share * narrow[c][line * side + x];
          }
        }
      }
    }
    return cells;
  }

  private static float[][] across(Pixels pixels, int side) {
    int width = pixels.width();
    float[][] narrow = new float[CHANNELS][side * pixels.height()];
    double step = (double) width / side;
    for (int x = 0; x < side; x++) {
      double from = x * step;
      double to = from + step;
      for (int column = (int) from; column < width && column < to; column++) {
        float share = (float) ((Math.min(to, column + 1) - Math.max(from, column)) / step);
        for (int line = 0; line < pixels.height(); line++) {
          int pixel = pixels.argb()[line * width + column];
          int alpha = pixel >>> 24;
          float visible = share * alpha / 255;
          int at = line * side + x;
          narrow[0][at] += visible * (pixel >> 16 & 0xff);
          narrow[1][at] += visible * (pixel >> 8 & 0xff);
          narrow[2][at] += visible * (pixel & 0xff);
          narrow[3][at] += share * alpha;
        }
      }
    }
    return narrow;
  }
}
