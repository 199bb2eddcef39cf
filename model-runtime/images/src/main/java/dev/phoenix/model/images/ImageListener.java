package dev.phoenix.model.images;

import dev.phoenix.model.images.CachedImages.Source;
import dev.phoenix.model.images.ImageException.Reason;
import java.io.UncheckedIOException;
import java.time.Duration;

/** Hears what happens to images, for metrics and logs. Called by the threads that prepare them. */
public interface ImageListener {

  /** Hears nothing. */
  ImageListener NONE = new ImageListener() {};

  /** An image was served. */
  default void served(Source source, Duration time) {}

  /** An image was refused. */
  default void refused(Reason reason) {}

  /** An entry of the cache was not what had been written; it was deleted and is made again. */
  default void entryCorrupt(String fileName) {}

  /** The cache could not be read or written; the image was prepared without it. */
  default void cacheFailed(UncheckedIOException cause) {}
}
