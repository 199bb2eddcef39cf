package dev.phoenix.model.router.breaker;

import java.time.Duration;
import java.util.function.Consumer;
import java.util.function.LongSupplier;
import org.jspecify.annotations.Nullable;

/**
 * The circuit breaker of one backend (M. Nygard, Release It!): closed until failures in a row open
 * it, open for a while, then half open for one probe, whose outcome closes or opens it again. Safe
 * for use by many threads.
 */
public final class CircuitBreaker {

  /** Whether requests pass. */
  public enum State {
    /** All pass. */
    CLOSED,
    /** None passes. */
    OPEN,
    /** One passes, to see whether the backend is back. */
    HALF_OPEN
  }

  private final BreakerSettings settings;
  private final LongSupplier nanoTime;
  private final Consumer<State> onChange;
  private State state = State.CLOSED;
  private int failures;
  private long since;
  private long epoch;
  private @Nullable Permit probe;

  /**
   * @param nanoTime the clock, in nanoseconds from anywhere
   * @param onChange told of each new state; quick, and calls nothing here
   */
  public CircuitBreaker(BreakerSettings settings, LongSupplier nanoTime, Consumer<State> onChange) {
    this.settings = settings;
    this.nanoTime = nanoTime;
    this.onChange = onChange;
  }

  /** Asks to pass; null when the backend is to be left alone. Whoever passes tells the outcome. */
  public synchronized @Nullable Permit acquire() {
    if (!left().isZero()) {
      return null;
    }
    if (state == State.CLOSED) {
      return new Permit(epoch);
    }
    // also in place of a probe that has not told its outcome for as long as it was open
    change(State.HALF_OPEN);
    since = nanoTime.getAsLong();
    var permit = new Permit(epoch);
    probe = permit;
    return permit;
  }

  /** The state now: open turns to half open with the probe, not with time. */
  public synchronized State state() {
    return state;
  }

  /** How long no request passes; zero if one may pass now. */
  public synchronized Duration left() {
    if (state == State.CLOSED || (state == State.HALF_OPEN && probe == null)) {
      return Duration.ZERO;
    }
    var passed = Duration.ofNanos(nanoTime.getAsLong() - since);
    var left = settings.open().minus(passed);
    return left.isPositive() ? left : Duration.ZERO;
  }

  private synchronized void succeeded(Permit permit) {
    if (permit.epoch != epoch) {
      return;
    }
    failures = 0;
    if (state == State.HALF_OPEN) {
      change(State.CLOSED);
    }
  }

  private synchronized void failed(Permit permit) {
    if (permit.epoch != epoch) {
      return;
    }
    failures++;
    if (state == State.HALF_OPEN || failures >= settings.failures()) {
      since = nanoTime.getAsLong();
      change(State.OPEN);
    }
  }

  private synchronized void released(Permit permit) {
    if (permit.equals(probe)) {
      probe = null;
    }
  }

  private void change(State next) {
    epoch++;
    probe = null;
    failures = 0;
    if (state != next) {
      state = next;
      onChange.accept(next);
    }
  }

  /**
   * Leave to ask the backend once. The first outcome counts; one that comes when the breaker has
   * changed its state meanwhile does not.
   */
  public final class Permit {

    private final long epoch;
    private boolean told;

    private Permit(long epoch) {
      this.epoch = epoch;
    }

    /** The backend answered. */
    public void succeeded() {
      if (first()) {
        CircuitBreaker.this.succeeded(this);
      }
    }

    /** The backend failed. */
    public void failed() {
      if (first()) {
        CircuitBreaker.this.failed(this);
      }
    }

    /** The outcome says nothing about the backend: cancelled, or the request was at fault. */
    public void released() {
      if (first()) {
        CircuitBreaker.this.released(this);
      }
    }

    private synchronized boolean first() {
      boolean first = !told;
      told = true;
      return first;
    }
  }
}
