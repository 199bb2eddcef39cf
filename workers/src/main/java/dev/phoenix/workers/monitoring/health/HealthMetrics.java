package dev.phoenix.workers.monitoring.health;

import com.github.benmanes.caffeine.cache.Caffeine;
import com.github.benmanes.caffeine.cache.LoadingCache;
import dev.phoenix.workers.monitoring.health.probe.TargetState;
import io.micrometer.core.instrument.Counter;
import io.micrometer.core.instrument.Gauge;
import io.micrometer.core.instrument.MeterRegistry;
import java.time.Duration;
import java.util.Map;
import java.util.function.Function;
import java.util.function.ToDoubleFunction;
import java.util.stream.Collectors;

/**
 * {@code phoenix.health.state{target}} (1 up, 0.5 degraded, 0 down, NaN unknown), {@code
 * phoenix.health.latency{target}} in milliseconds, and {@code phoenix.health.rounds}. They are read
 * from the database, so that all replicas tell the same.
 */
final class HealthMetrics {

  private static final String ALL = "all";
  private static final Duration FRESH = Duration.ofSeconds(10);

  private final Counter rounds;
  private final LoadingCache<String, Map<String, Standing>> standings;

  HealthMetrics(MeterRegistry meters, Targets targets, Standings stored) {
    this.rounds = meters.counter("phoenix.health.rounds");
    this.standings =
        Caffeine.newBuilder()
            .expireAfterWrite(FRESH)
            .build(
                all ->
                    stored.all().stream()
                        .collect(Collectors.toMap(Standing::target, Function.identity())));
    for (var target : targets.all()) {
      gauge(meters, "phoenix.health.state", target, standing -> standing.state().gauge());
      gauge(
          meters,
          "phoenix.health.latency",
          target,
          standing -> standing.latencyMs() == null ? Double.NaN : standing.latencyMs());
    }
  }

  /** Counts a round that was concluded here. */
  void round() {
    rounds.increment();
    standings.invalidateAll();
  }

  private void gauge(
      MeterRegistry meters, String name, Target target, ToDoubleFunction<Standing> value) {
    Gauge.builder(
            name,
            () -> {
              var standing = standings.get(ALL).get(target.id());
              return standing == null ? TargetState.UNKNOWN.gauge() : value.applyAsDouble(standing);
            })
        .tag("target", target.id())
        .register(meters);
  }
}
