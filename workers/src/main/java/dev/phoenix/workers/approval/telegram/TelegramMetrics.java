package dev.phoenix.workers.approval.telegram;

import io.micrometer.core.instrument.MeterRegistry;

/**
 * {@code phoenix.telegram.notices{outcome}}, with {@code sent}, {@code unknown} (never sent again)
 * and {@code refused} (tried again), and {@code phoenix.telegram.decisions{outcome}}, with {@code
 * taken}, {@code late} (decided before), {@code idle} (nothing to decide) and {@code kept} (the
 * engine was away, each try counts).
 */
final class TelegramMetrics {

  private static final String NOTICES = "phoenix.telegram.notices";
  private static final String DECISIONS = "phoenix.telegram.decisions";

  private final MeterRegistry meters;

  TelegramMetrics(MeterRegistry meters) {
    this.meters = meters;
    // there from the start, so that what is asked of them can be told from what is missing
    notice("sent", 0);
    notice("unknown", 0);
    notice("refused", 0);
    decision("taken", 0);
    decision("late", 0);
    decision("idle", 0);
    decision("kept", 0);
  }

  void notice(String outcome) {
    notice(outcome, 1);
  }

  void decision(String outcome) {
    decision(outcome, 1);
  }

  private void notice(String outcome, int more) {
    meters.counter(NOTICES, "outcome", outcome).increment(more);
  }

  private void decision(String outcome, int more) {
    meters.counter(DECISIONS, "outcome", outcome).increment(more);
  }
}
