package dev.phoenix.model.images.pixels;

import dev.phoenix.model.images.ImageException;
import dev.phoenix.model.images.ImageSettings;
import dev.phoenix.model.images.container.Container;
import dev.phoenix.model.images.container.Frame;
import java.time.Duration;

/** From a checked file to small upright pixels, and from those to WebP. Safe for many threads. */
public final class PixelPipeline {

  private final ImageSettings settings;
  private final WebpEncoder encoder;

  /** Loads the native library. */
  public PixelPipeline(ImageSettings settings) {
    this.settings = settings;
    this.encoder = new WebpEncoder(settings.quality());
  }

  /**
   * Decodes, scales, converts to sRGB and turns upright.
   *
   * @throws ImageException if the file is broken or takes too long
   */
  public Pixels decode(Container container, Duration patience) {
    Frame canvas = container.canvas();
    int longest = Math.max(canvas.width(), canvas.height());
    double scale = Math.min(1, (double) settings.longestSide() / longest);
    int width = Math.max(1, (int) Math.round(canvas.width() * scale));
    int height = Math.max(1, (int) Math.round(canvas.height() * scale));
    SampleRows rows = Decoder.decode(container, patience);
    Samples small = Resampler.scale(rows, width, height);
    int[] stored = Colours.toSrgb(small, container.iccProfile());
    int[] upright = container.orientation().apply(stored, width, height);
    return container.orientation().swapsSides()
        ? new Pixels(height, width, upright)
        : new Pixels(width, height, upright);
  }

  /** Encodes as WebP. */
  public byte[] encode(Pixels pixels) {
    return encoder.encode(pixels);
  }
}
