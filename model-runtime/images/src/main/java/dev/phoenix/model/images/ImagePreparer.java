package dev.phoenix.model.images;

import dev.phoenix.model.images.ImageException.Reason;
import dev.phoenix.model.images.container.Container;
import dev.phoenix.model.images.likeness.Fingerprint;
import dev.phoenix.model.images.pixels.PixelPipeline;
import dev.phoenix.model.images.pixels.Pixels;
import java.io.IOException;
import java.io.InputStream;
import java.nio.file.Files;
import java.nio.file.Path;

/**
 * Prepares images: JPEG, PNG, WebP or GIF in, a small upright WebP in sRGB without metadata out.
 * Safe for many threads; how many images are decoded at once is bounded by the memory they need.
 */
public final class ImagePreparer {

  private final ImageSettings settings;
  private final ImageLimits limits;
  private final PixelPipeline pipeline;
  private final MemoryBudget memory;

  /** Loads the native WebP library. */
  public ImagePreparer(ImageSettings settings, ImageLimits limits) {
    this.settings = settings;
    this.limits = limits;
    this.pipeline = new PixelPipeline(settings);
    this.memory = new MemoryBudget(limits.memoryBytes(), limits.patience());
  }

  /** What comes out. */
  public ImageSettings settings() {
    return settings;
  }

  /**
   * Reads a file within the limits.
   *
   * @throws ImageException if it cannot be read or is too large
   */
  public byte[] read(Path file) {
    try (InputStream input = Files.newInputStream(file)) {
      byte[] bytes = input.readNBytes(limits.maxBytes() + 1);
      if (bytes.length > limits.maxBytes()) {
        throw Container.tooLarge(Math.max(bytes.length, Files.size(file)), limits);
      }
      return bytes;
    } catch (IOException e) {
      throw new ImageException(
          Reason.FAILED,
          "The image file %s cannot be read; check that it exists and may be read"
              .formatted(file.getFileName()),
          e);
    }
  }

  /**
   * Prepares an image.
   *
   * @throws ImageException if it is refused
   */
  public PreparedImage prepare(byte[] file) {
    Look look = look(file);
    return encode(look);
  }

  /**
   * Prepares an image.
   *
   * @throws ImageException if it is refused
   */
  public PreparedImage prepare(Path file) {
    return prepare(read(file));
  }

  /** Refuses empty and too large files before any work is spent on them. */
  void checkLength(byte[] file) {
    Container.checkLength(file, limits);
  }

  /** Decodes an image and takes its fingerprint. */
  Look look(byte[] file) {
    Container container = Container.read(file, limits);
    long bytes =
        Math.max(container.canvas().pixels(), container.frame().pixels())
            * container.bytesPerPixel();
    try (MemoryBudget.Grant grant = memory.take(bytes)) {
      Pixels pixels = pipeline.decode(container, limits.patience());
      return new Look(pixels, Fingerprint.of(pixels));
    }
  }

  /** Encodes an image that was decoded. */
  PreparedImage encode(Look look) {
    byte[] webp = pipeline.encode(look.pixels);
    return new PreparedImage(
        webp, look.pixels.width(), look.pixels.height(), Digests.sha256(webp), look.fingerprint);
  }

  /** Small upright pixels and what they look like. */
  record Look(Pixels pixels, Fingerprint fingerprint) {}
}
