package dev.phoenix.model.images;

import java.time.Duration;

/**
 * What may come in; all of it is checked before pixels are decoded.
 *
 * @param maxBytes the most bytes of a file
 * @param maxPixels the most pixels of its canvas
 * @param maxSide the most pixels of a side
 * @param memoryBytes what all images that are decoded at once may take, by estimate
 * @param patience how long an image may wait for that memory, and how long its decoding may take
 */
public record ImageLimits(
    int maxBytes, long maxPixels, int maxSide, long memoryBytes, Duration patience) {

  /** Checks the values. */
  public ImageLimits {
    if (maxBytes < 1 || maxPixels < 1 || maxSide < 1 || memoryBytes < 1) {
      throw new IllegalArgumentException("Limits must be positive");
    }
    if (patience.isNegative() || patience.isZero()) {
      throw new IllegalArgumentException("The patience must be positive and not " + patience);
    }
  }

  /**
   * 20 MiB, 50 million pixels, sides of 16,384, half of the heap, ten seconds. A picture whose
   * estimate is above the memory is refused as one of too many pixels.
   */
  public static ImageLimits defaults() {
    return new ImageLimits(
        20 * 1024 * 1024,
        50_000_000,
        16_384,
        Runtime.getRuntime().maxMemory() / 2,
        Duration.ofSeconds(10));
  }
}
