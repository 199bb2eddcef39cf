package dev.phoenix.model.router;

import java.time.Duration;
import java.util.concurrent.ThreadLocalRandom;

/** Pauses that double, each a little random so that those who failed together do not return so. */
final class Pauses {

  private static final double JITTER = 0.2;

  private Pauses() {}

  /** The pause after a round, the first one being 1. */
  static Duration after(int round, Duration backoff) {
    double jitter = ThreadLocalRandom.current().nextDouble(1 - JITTER, 1 + JITTER);
    return Duration.ofNanos((long) ((backoff.toNanos() << (round - 1)) * jitter));
  }
}
