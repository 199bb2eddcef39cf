package dev.phoenix.model.router.breaker;

import java.time.Duration;

/**
 * When a backend is left alone.
 *
 * @param failures this many failures in a row open the breaker, 1 or more
 * @param open how long it stays open before one request may try again, at most a day
 */
public record BreakerSettings(int failures, Duration open) {

  private static final Duration LONGEST = Duration.ofDays(1);

  /** Five failures, 60 seconds. */
  public static final BreakerSettings USUAL = new BreakerSettings(5, Duration.ofSeconds(60));

  /**
   * @throws IllegalArgumentException if one of them is out of range; the message names it
   */
  public BreakerSettings {
    if (failures < 1) {
      throw new IllegalArgumentException("breaker.failures must be 1 or more; it is " + failures);
    }
    if (!open.isPositive() || open.compareTo(LONGEST) > 0) {
      throw new IllegalArgumentException(
          "breaker.open must be longer than zero and at most a day, such as 60s; it is " + open);
    }
  }
}
