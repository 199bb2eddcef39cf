package dev.phoenix.model.images;

import dev.phoenix.model.images.cache.ImageCache;
import java.nio.file.Path;
import java.time.Duration;
import java.util.Optional;

/**
 * Prepares images and keeps them: the same content is not decoded again, and a picture that looks
 * the same as one before is given the result of that. Safe for many threads.
 */
public final class CachedImages {

  /** Where an image came from. */
  public enum Source {
    /** It was prepared. */
    PREPARED,
    /** The same content had been prepared. */
    SAME_CONTENT,
    /** A picture that looks the same had been prepared. */
    SAME_PICTURE
  }

  /** An image and where it came from. */
  public record Served(PreparedImage image, Source source) {}

  private final ImagePreparer preparer;
  private final ImageCache cache;
  private final ImageListener listener;

  /** Puts a cache before a preparer. */
  public CachedImages(ImagePreparer preparer, ImageCache cache, ImageListener listener) {
    this.preparer = preparer;
    this.cache = cache;
    this.listener = listener;
  }

  /**
   * Prepares an image, or finds that it was.
   *
   * @throws ImageException if it is refused
   */
  public Served prepare(byte[] file) {
    long start = System.nanoTime();
    try {
      Served served = serve(file);
      listener.served(served.source(), Duration.ofNanos(System.nanoTime() - start));
      return served;
    } catch (ImageException e) {
      listener.refused(e.reason());
      throw e;
    }
  }

  /**
   * Prepares an image, or finds that it was.
   *
   * @throws ImageException if it cannot be read or is refused
   */
  public Served prepare(Path file) {
    byte[] bytes;
    try {
      bytes = preparer.read(file);
    } catch (ImageException e) {
      listener.refused(e.reason());
      throw e;
    }
    return prepare(bytes);
  }

  /**
   * Finds an image that was prepared and is still kept.
   *
   * @param sha256 of the WebP file, hexadecimal
   */
  public Optional<PreparedImage> find(String sha256) {
    return cache.findPrepared(sha256);
  }

  private Served serve(byte[] file) {
    preparer.checkLength(file);
    String recipe = preparer.settings().fingerprint();
    String content = Digests.sha256(file);
    Optional<PreparedImage> same = cache.find(recipe, content);
    if (same.isPresent()) {
      return new Served(same.get(), Source.SAME_CONTENT);
    }
    ImagePreparer.Look look = preparer.look(file);
    Optional<PreparedImage> alike = cache.findAlike(recipe, content, look.fingerprint());
    if (alike.isPresent()) {
      return new Served(alike.get(), Source.SAME_PICTURE);
    }
    PreparedImage prepared = preparer.encode(look);
    cache.put(recipe, content, prepared);
    return new Served(prepared, Source.PREPARED);
  }
}
