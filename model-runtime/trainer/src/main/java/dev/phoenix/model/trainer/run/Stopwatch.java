package dev.phoenix.model.trainer.run;

import java.util.function.LongSupplier;

/** The time of a training, that before a kill included as far as a checkpoint knows of it. */
public final class Stopwatch {

  private static final double NANOS = 1e9;

  private final long limit;
  private final LongSupplier nanos;
  private final long started;
  private double before;

  /**
   * Starts now.
   *
   * @param limit seconds after which {@link #check} throws
   * @param nanos a clock that never goes back
   */
  public Stopwatch(long limit, LongSupplier nanos) {
    this.limit = limit;
    this.nanos = nanos;
    this.started = nanos.getAsLong();
  }

  /** Adds what passed in a process that was killed. */
  void resume(double seconds) {
    before = seconds;
  }

  /** Seconds so far. */
  public double seconds() {
    return before + (nanos.getAsLong() - started) / NANOS;
  }

  /**
   * Looks at the time.
   *
   * @throws TimedOutException if it is over
   */
  public void check() {
    if (seconds() > limit) {
      throw new TimedOutException(
          "The job's time of %d s is over: raise limits.seconds or take fewer steps, in a new folder"
              .formatted(limit));
    }
  }
}
