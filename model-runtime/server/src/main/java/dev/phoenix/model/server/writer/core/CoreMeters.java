package dev.phoenix.model.server.writer.core;

import dev.phoenix.model.api.text.TextModelStats;
import dev.phoenix.model.core.ShippedModel;
import io.micrometer.core.instrument.FunctionCounter;
import io.micrometer.core.instrument.Gauge;
import io.micrometer.core.instrument.MeterRegistry;
import io.micrometer.core.instrument.binder.MeterBinder;
import java.util.function.ToDoubleFunction;

/**
 * What phoenix-core does: {@code phoenix.core.tokens{kind}} (prompt: computed, cached: found in the
 * prefix cache, generated), {@code phoenix.core.prefix.cache.hit.rate} (of all tokens of prompts
 * the share that was found; not a number before there was one), {@code
 * phoenix.core.prefix.cache.memory}, {@code phoenix.core.running} and {@code phoenix.core.queued}.
 */
public final class CoreMeters implements MeterBinder {

  private final CoreModel core;

  /** Of a model that may not be there; then there are no metrics of it. */
  public CoreMeters(CoreModel core) {
    this.core = core;
  }

  @Override
  public void bindTo(MeterRegistry registry) {
    if (core.stats().isPresent()) {
      bind(registry, core);
    }
  }

  private static void bind(MeterRegistry registry, CoreModel core) {
    tokens(registry, core, "prompt", TextModelStats::promptTokens);
    tokens(registry, core, "cached", TextModelStats::cachedTokens);
    tokens(registry, core, "generated", TextModelStats::generatedTokens);
    gauge(registry, core, "phoenix.core.prefix.cache.hit.rate", CoreMeters::hitRate);
    gauge(registry, core, "phoenix.core.prefix.cache.memory", TextModelStats::cacheBytes);
    gauge(registry, core, "phoenix.core.running", TextModelStats::running);
    gauge(registry, core, "phoenix.core.queued", TextModelStats::queued);
  }

  private static double hitRate(TextModelStats stats) {
    return (double) stats.cachedTokens() / (stats.cachedTokens() + stats.promptTokens());
  }

  private static void tokens(
      MeterRegistry registry, CoreModel core, String kind, ToDoubleFunction<TextModelStats> value) {
    FunctionCounter.builder("phoenix.core.tokens", core, now -> now(now, value))
        .tag("kind", kind)
        .tag("model", ShippedModel.NAME)
        .register(registry);
  }

  private static void gauge(
      MeterRegistry registry, CoreModel core, String name, ToDoubleFunction<TextModelStats> value) {
    Gauge.builder(name, core, now -> now(now, value)).strongReference(true).register(registry);
  }

  private static double now(CoreModel core, ToDoubleFunction<TextModelStats> value) {
    return core.stats().map(value::applyAsDouble).orElse(Double.NaN);
  }
}
