package dev.phoenix.model.images.pixels;

import dev.phoenix.model.images.container.ColourModel;

/** Decoded pixels, read row by row as 8-bit samples. */
interface SampleRows {

  int width();

  int height();

  /** What the channels mean. */
  ColourModel colours();

  /**
   * Reads a row.
   *
   * @param y its number
   * @param row filled with the samples 0 to 255, pixel by pixel, channel by channel
   */
  void read(int y, int[] row);
}
