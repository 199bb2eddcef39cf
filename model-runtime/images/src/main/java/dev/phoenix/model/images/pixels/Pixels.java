package dev.phoenix.model.images.pixels;

/**
 * A small upright picture in sRGB.
 *
 * @param width at least 1
 * @param height at least 1
 * @param argb 0xAARRGGBB, row by row, not premultiplied; not copied, not to be changed
 */
public record Pixels(int width, int height, @SuppressWarnings("ArrayRecordComponent") int[] argb) {

  /** Whether no pixel lets anything shine through. */
  public boolean opaque() {
    for (int pixel : argb) {
      if (pixel >>> 24 != 0xff) {
        return false;
      }
    }
    return true;
  }
}
