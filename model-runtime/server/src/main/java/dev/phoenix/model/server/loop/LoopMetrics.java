package dev.phoenix.model.server.loop;

import dev.phoenix.model.api.Draft;
import io.micrometer.core.instrument.Counter;
import io.micrometer.core.instrument.DistributionSummary;
import io.micrometer.core.instrument.Gauge;
import io.micrometer.core.instrument.MeterRegistry;
import io.micrometer.core.instrument.Timer;
import java.time.Duration;

/**
 * What the loop measures: {@code phoenix.omni.loop.latency}, {@code .iterations}, {@code
 * .drafts{writer}}, and {@code phoenix.autocorrection.rate}: of the first drafts that broke a
 * limit, the share that the same writer mended. The rate is not a number until there was one.
 */
final class LoopMetrics {

  private final MeterRegistry registry;
  private final Timer latency;
  private final DistributionSummary iterations;
  private final Counter failed;
  private final Counter corrected;

  LoopMetrics(MeterRegistry registry) {
    this.registry = registry;
    this.latency = registry.timer("phoenix.omni.loop.latency");
    this.iterations = registry.summary("phoenix.omni.loop.iterations");
    this.failed = registry.counter("phoenix.autocorrection.failed");
    this.corrected = registry.counter("phoenix.autocorrection.corrected");
    Gauge.builder(
            "phoenix.autocorrection.rate", this, all -> all.corrected.count() / all.failed.count())
        .strongReference(true)
        .register(registry);
  }

  void record(Draft draft, boolean firstFailed, boolean mendedBySameWriter, Duration took) {
    latency.record(took);
    iterations.record(draft.iterations().size());
    registry.counter("phoenix.omni.loop.drafts", "writer", draft.model()).increment();
    if (firstFailed) {
      failed.increment();
      if (mendedBySameWriter) {
        corrected.increment();
      }
    }
  }
}
