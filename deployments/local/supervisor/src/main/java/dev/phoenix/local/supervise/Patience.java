package dev.phoenix.local.supervise;

import dev.phoenix.local.service.HealthCheck.Finding;
import dev.phoenix.local.supervise.Reason.Cause;
import java.time.Duration;
import org.jspecify.annotations.Nullable;

/** What the health checks of one process come to. Used by one thread. */
final class Patience {

  // one check that fails late, for instance after a machine has slept, is not enough
  private static final int CHECKS = 3;

  private final Duration silent;
  private final Duration sick;
  private long answered;
  private long well;
  private int silences;
  private int failures;

  /**
   * The patience with a process that is healthy now.
   *
   * @param own how long this service may be silent; null for the usual time
   */
  Patience(Timing timing, @Nullable Duration own) {
    this.silent = own == null ? timing.unresponsive() : own;
    this.sick = timing.sick();
    forgive();
  }

  /** Begins anew, as after a good answer. */
  void forgive() {
    answered = System.nanoTime();
    well = answered;
    silences = 0;
    failures = 0;
  }

  /** Why the process is to be ended after one more check; null as a rule. */
  @Nullable Reason after(Finding finding) {
    long now = System.nanoTime();
    if (finding == Finding.READY || finding == Finding.LATE || finding == Finding.WAITING) {
      forgive();
      return null;
    }
    failures++;
    if (finding == Finding.SILENT) {
      silences++;
    } else {
      answered = now;
      silences = 0;
    }
    if (silences >= CHECKS && now - answered >= silent.toNanos()) {
      return new Reason(Cause.HUNG, "did not answer for " + silent.toSeconds() + " s");
    }
    if (failures >= CHECKS && now - well >= sick.toNanos()) {
      return new Reason(Cause.SICK, "was not healthy for " + sick.toSeconds() + " s");
    }
    return null;
  }
}
