package dev.phoenix.model.server.images;

import dev.phoenix.model.images.CachedImages.Source;
import dev.phoenix.model.images.ImageException.Reason;
import dev.phoenix.model.images.ImageListener;
import io.micrometer.core.instrument.Gauge;
import io.micrometer.core.instrument.MeterRegistry;
import java.io.UncheckedIOException;
import java.time.Duration;
import java.util.Locale;
import java.util.concurrent.atomic.LongAdder;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/**
 * What the images skill measures: {@code phoenix.image.latency{cached}}, whose count is how many
 * pictures were served, {@code phoenix.image.refused{reason}}, {@code
 * phoenix.image.cache.trouble{kind}}, and {@code phoenix.image.cache.hit.rate}: of all served, the
 * share that had been prepared before. The rate is not a number until there was one.
 */
final class ImageMetrics implements ImageListener {

  private static final Logger LOG = LoggerFactory.getLogger(ImageMetrics.class);

  private final MeterRegistry registry;
  private final LongAdder served = new LongAdder();
  private final LongAdder hits = new LongAdder();

  ImageMetrics(MeterRegistry registry) {
    this.registry = registry;
    Gauge.builder(
            "phoenix.image.cache.hit.rate", this, all -> (double) all.hits.sum() / all.served.sum())
        .strongReference(true)
        .register(registry);
  }

  @Override
  public void served(Source source, Duration time) {
    registry.timer("phoenix.image.latency", "cached", Cached.of(source).tag()).record(time);
    served.increment();
    if (source != Source.PREPARED) {
      hits.increment();
    }
  }

  @Override
  public void refused(Reason reason) {
    var tag = reason.name().toLowerCase(Locale.ROOT).replace('_', '-');
    registry.counter("phoenix.image.refused", "reason", tag).increment();
  }

  @Override
  public void entryCorrupt(String fileName) {
    registry.counter("phoenix.image.cache.trouble", "kind", "corrupt").increment();
    LOG.warn("{} in the image cache was changed by somebody else and is made again", fileName);
  }

  @Override
  public void cacheFailed(UncheckedIOException cause) {
    registry.counter("phoenix.image.cache.trouble", "kind", "failed").increment();
    LOG.warn(
        "The image cache could not be used this time; check phoenix.model-runtime.images.folder",
        cause);
  }
}
