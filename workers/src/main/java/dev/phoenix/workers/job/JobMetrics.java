package dev.phoenix.workers.job;

import io.micrometer.core.instrument.MeterRegistry;
import java.time.Duration;

/** What is measured of jobs. */
final class JobMetrics {

  private final MeterRegistry registry;

  JobMetrics(MeterRegistry registry) {
    this.registry = registry;
  }

  /** {@code phoenix.job.latency{type,outcome}}: from the job's arrival to its end being known. */
  void ended(String type, String outcome, Duration latency) {
    registry.timer("phoenix.job.latency", "type", type, "outcome", outcome).record(latency);
  }

  /** {@code phoenix.job.dropped{type}}: ends that the engine no longer wanted or never heard. */
  void dropped(String type) {
    registry.counter("phoenix.job.dropped", "type", type).increment();
  }

  /** {@code phoenix.job.handed.back{type}}: jobs given back at shutdown. */
  void handedBack(String type) {
    registry.counter("phoenix.job.handed.back", "type", type).increment();
  }
}
