package dev.phoenix.connector.telegram.updates;

import java.time.Duration;

/** Waits that double, from one second to one minute. */
final class Backoff {

  private static final Duration FIRST = Duration.ofSeconds(1);
  private static final Duration LONGEST = Duration.ofMinutes(1);

  private Duration next = FIRST;

  Duration next() {
    var now = next;
    next = next.multipliedBy(2).compareTo(LONGEST) > 0 ? LONGEST : next.multipliedBy(2);
    return now;
  }

  void reset() {
    next = FIRST;
  }
}
