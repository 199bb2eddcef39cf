package dev.phoenix.model.images.container;

/**
 * How stored pixels lie to the upright image, as EXIF's tag 274 has it (CIPA DC-008, 4.6.5.1). In
 * the order of its values 1 to 8.
 */
public enum Orientation {
  UPRIGHT(false, false, false),
  MIRRORED(false, true, false),
  UPSIDE_DOWN(false, true, true),
  FLIPPED(false, false, true),
  TRANSPOSED(true, false, false),
  RIGHT_TURN_NEEDED(true, true, false),
  TRANSVERSED(true, true, true),
  LEFT_TURN_NEEDED(true, false, true);

  private final boolean swapped;
  private final boolean mirrorX;
  private final boolean mirrorY;

  Orientation(boolean swapped, boolean mirrorX, boolean mirrorY) {
    this.swapped = swapped;
    this.mirrorX = mirrorX;
    this.mirrorY = mirrorY;
  }

  /** The orientation of EXIF's value; values that mean nothing are upright. */
  public static Orientation ofExif(int value) {
    return value >= 1 && value <= 8 ? values()[value - 1] : UPRIGHT;
  }

  /** Whether width and height change places. */
  public boolean swapsSides() {
    return swapped;
  }

  /**
   * Turns pixels upright.
   *
   * @param pixels row by row, as stored
   * @param width of the stored rows
   * @param height how many there are
   * @return row by row, upright; the same array if nothing is to be done
   */
  public int[] apply(int[] pixels, int width, int height) {
    if (this == UPRIGHT) {
      return pixels;
    }
    int outWidth = swapped ? height : width;
    int outHeight = swapped ? width : height;
    int[] out = new int[pixels.length];
    for (int y = 0; y < outHeight; y++) {
      for (int x = 0; x < outWidth; x++) {
        int u = mirrorX ? outWidth - 1 - x : x;
        int v = mirrorY ? outHeight - 1 - y : y;
        out[y * outWidth + x] = swapped ? pixels[u * width + v] : pixels[v * width + u];
      }
    }
    return out;
  }
}
