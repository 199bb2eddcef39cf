package dev.phoenix.model.server.images;

import dev.phoenix.model.images.CachedImages;
import dev.phoenix.model.images.ImagePreparer;
import dev.phoenix.model.images.cache.ImageCache;
import io.micrometer.core.instrument.MeterRegistry;
import java.io.UncheckedIOException;
import java.time.Clock;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/** The images skill as it is after the start: there, or not, and why. */
sealed interface ImageSkill {

  /**
   * It prepares pictures.
   *
   * @param images prepares and keeps them
   */
  record On(CachedImages images) implements ImageSkill {}

  /**
   * It does not.
   *
   * @param chosen whether somebody wants it so
   * @param why says what to do
   */
  record Off(boolean chosen, String why) implements ImageSkill {}

  /** Starts it; trouble with its folder or its native library leaves it off. */
  static ImageSkill start(ImagesProperties properties, MeterRegistry meters) {
    if (!properties.enabled()) {
      return new Off(true, ImagesProperties.SWITCHED_OFF);
    }
    var listener = new ImageMetrics(meters);
    try {
      return new On(
          new CachedImages(
              new ImagePreparer(properties.settings(), properties.limits()),
              new ImageCache(properties.cache(), Clock.systemUTC(), listener),
              listener));
    } catch (UncheckedIOException | LinkageError e) {
      log().error("The images skill cannot start; everything else does", e);
      return new Off(
          false,
          e instanceof UncheckedIOException
              ? "The folder phoenix.model-runtime.images.folder cannot be used; make it writable,"
                  + " or name another, and restart"
              : "The WebP library does not load on this machine; see the log of the start");
    }
  }

  private static Logger log() {
    return LoggerFactory.getLogger(ImageSkill.class);
  }
}
