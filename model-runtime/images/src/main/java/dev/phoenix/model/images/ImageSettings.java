package dev.phoenix.model.images;

/**
 * What comes out.
 *
 * @param longestSide the most pixels that the longer side has, 16 to 4,096; smaller images stay
 * @param quality WebP's quality for colours, 1 to 100
 */
public record ImageSettings(int longestSide, int quality) {

  /** 512 pixels, quality 85. */
  public static final ImageSettings DEFAULT = new ImageSettings(512, 85);

  /** Changes whenever the same settings give other bytes, so that a cache forgets the old ones. */
  private static final int RECIPE = 1;

  /** Checks the values. */
  public ImageSettings {
    if (longestSide < 16 || longestSide > 4096) {
      throw new IllegalArgumentException(
          "The longest side must be 16 to 4096 pixels and not " + longestSide);
    }
    if (quality < 1 || quality > 100) {
      throw new IllegalArgumentException("The quality must be 1 to 100 and not " + quality);
    }
  }

  /** A short name of these settings and of the way images are made, safe in file names. */
  public String fingerprint() {
    return "v%d-s%d-q%d".formatted(RECIPE, longestSide, quality);
  }
}
