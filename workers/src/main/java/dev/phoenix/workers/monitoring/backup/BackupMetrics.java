package dev.phoenix.workers.monitoring.backup;

import dev.phoenix.workers.monitoring.SupervisorDoor;
import io.micrometer.core.instrument.Gauge;
import io.micrometer.core.instrument.MeterRegistry;
import java.time.Clock;
import java.time.Duration;
import java.time.Instant;
import java.util.List;
import java.util.concurrent.atomic.AtomicReference;
import java.util.function.ToDoubleFunction;
import org.jspecify.annotations.Nullable;

/**
 * {@code phoenix.backup.age.seconds}, {@code phoenix.backup.bytes} and {@code
 * phoenix.backup.frozen} (seconds) of the newest archive; NaN where there is none.
 */
final class BackupMetrics {

  private static final double THOUSAND = 1000;

  private final AtomicReference<SupervisorDoor.@Nullable Archived> newest = new AtomicReference<>();

  BackupMetrics(MeterRegistry meters, Clock clock) {
    gauge(meters, "age.seconds", archive -> age(archive.at(), clock));
    gauge(meters, "bytes", archive -> archive.bytes());
    gauge(
        meters,
        "frozen",
        archive -> archive.frozenMillis() == null ? Double.NaN : archive.frozenMillis() / THOUSAND);
  }

  /** Shows these, the newest first. */
  void show(List<SupervisorDoor.Archived> archives) {
    newest.set(archives.stream().filter(each -> each.at() != null).findFirst().orElse(null));
  }

  private static double age(@Nullable Instant at, Clock clock) {
    return at == null ? Double.NaN : Duration.between(at, clock.instant()).toMillis() / THOUSAND;
  }

  private void gauge(
      MeterRegistry meters, String name, ToDoubleFunction<SupervisorDoor.Archived> value) {
    Gauge.builder(
            "phoenix.backup." + name,
            () -> {
              var archive = newest.get();
              return archive == null ? Double.NaN : value.applyAsDouble(archive);
            })
        .register(meters);
  }
}
