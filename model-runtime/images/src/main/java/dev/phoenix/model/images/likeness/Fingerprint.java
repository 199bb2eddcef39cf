package dev.phoenix.model.images.likeness;

import dev.phoenix.model.images.pixels.Pixels;

/**
 * What a picture looks like: a hash to search by, and cells to be sure.
 *
 * @param hash the perceptual hash
 * @param width of the picture that it was taken from
 * @param height of it
 * @param cells {@value #SIDE} x {@value #SIDE} means of red, green, blue and alpha, premultiplied,
 *     channel by channel
 */
public record Fingerprint(
    long hash, int width, int height, @SuppressWarnings("ArrayRecordComponent") byte[] cells) {

  /** Cells a side. */
  public static final int SIDE = 64;

  /** The bytes of the cells. */
  public static final int CELLS = Thumbnail.CHANNELS * SIDE * SIDE;

  /** Checks the number of cells. */
  public Fingerprint {
    if (cells.length != CELLS) {
      throw new IllegalArgumentException("A fingerprint has %d cells".formatted(CELLS));
    }
  }

  /** Takes the fingerprint of an upright picture. */
  public static Fingerprint of(Pixels pixels) {
    float[][] means = Thumbnail.of(pixels, SIDE);
    byte[] cells = new byte[CELLS];
    for (int c = 0; c < means.length; c++) {
      for (int i = 0; i < SIDE * SIDE; i++) {
        cells[c * SIDE * SIDE + i] = (byte) Math.round(means[c][i]);
      }
    }
    return new Fingerprint(PerceptualHash.of(pixels), pixels.width(), pixels.height(), cells);
  }
}
