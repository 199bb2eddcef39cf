package dev.phoenix.workers.connector;

import dev.phoenix.connector.commons.effect.EffectEvent;
import dev.phoenix.connector.commons.effect.EffectListener;
import io.micrometer.core.instrument.MeterRegistry;
import org.springframework.stereotype.Component;

/** Counts what happens to effects: {@code phoenix.effect.total{target,state}}. */
@Component
final class EffectMetrics implements EffectListener {

  private final MeterRegistry registry;

  EffectMetrics(MeterRegistry registry) {
    this.registry = registry;
  }

  @Override
  public void on(EffectEvent event) {
    registry
        .counter(
            "phoenix.effect.total", "target", event.effect().target(), "state", event.type().tag())
        .increment();
  }
}
