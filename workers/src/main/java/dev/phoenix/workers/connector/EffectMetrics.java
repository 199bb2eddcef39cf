package dev.phoenix.workers.connector;

import dev.phoenix.connector.commons.effect.EffectEvent;
import dev.phoenix.connector.commons.effect.EffectListener;
import io.micrometer.core.instrument.Counter;
import io.micrometer.core.instrument.MeterRegistry;
import java.util.List;
import org.springframework.stereotype.Component;

/**
 * Counts what happens to effects: {@code phoenix.effect.total{target,state}}. What may become
 * unknown is counted from zero on: Prometheus sees no increase in a series that begins with one.
 */
@Component
final class EffectMetrics implements EffectListener {

  // of the channels of this application
  private static final List<String> TARGETS = List.of("feed", "telegram", "webhook");

  private final MeterRegistry registry;

  EffectMetrics(MeterRegistry registry) {
    this.registry = registry;
    for (var target : TARGETS) {
      var _ = count(target, EffectEvent.Type.UNKNOWN);
    }
  }

  @Override
  public void on(EffectEvent event) {
    count(event.effect().target(), event.type()).increment();
  }

  private Counter count(String target, EffectEvent.Type type) {
    return registry.counter("phoenix.effect.total", "target", target, "state", type.tag());
  }
}
