package dev.phoenix.workers.monitoring.alert;

import io.micrometer.core.instrument.Gauge;
import io.micrometer.core.instrument.MeterRegistry;
import java.util.List;
import java.util.function.ToIntFunction;

/**
 * {@code phoenix.alerts{state}}: how many alerts fire, are silenced or pending, as of the last
 * round; {@code phoenix.alert.queries{outcome}}: queries that were answered and that failed.
 */
final class AlertMetrics {

  private final MeterRegistry meters;
  private volatile Counts last = new Counts(0, 0, 0);

  private record Counts(int firing, int silenced, int pending) {}

  AlertMetrics(MeterRegistry meters) {
    this.meters = meters;
    gauge("firing", Counts::firing);
    gauge("silenced", Counts::silenced);
    gauge("pending", Counts::pending);
    // there from the start, so that none can be told from nothing known
    asked("answered", 0);
    asked("failed", 0);
  }

  void stands(Standing standing) {
    last =
        new Counts(standing.firing().size(), standing.silenced().size(), standing.pending().size());
  }

  void asked(List<GatherAlerts.Answer> answers) {
    answers.forEach(answer -> asked(answer.answer() == null ? "failed" : "answered", 1));
  }

  private void gauge(String state, ToIntFunction<Counts> count) {
    Gauge.builder("phoenix.alerts", () -> count.applyAsInt(last))
        .tag("state", state)
        .register(meters);
  }

  private void asked(String outcome, int more) {
    meters.counter("phoenix.alert.queries", "outcome", outcome).increment(more);
  }
}
