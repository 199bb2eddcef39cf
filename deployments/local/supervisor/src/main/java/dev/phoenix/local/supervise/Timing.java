package dev.phoenix.local.supervise;

import java.time.Duration;

/**
 * How often and how long the supervisor looks.
 *
 * @param whileStarting the pause between health checks of a service that starts
 * @param whileHealthy the pause between health checks afterwards
 * @param unresponsive a service whose check has failed for that long is ended and started again
 */
public record Timing(Duration whileStarting, Duration whileHealthy, Duration unresponsive) {

  /** Every 200 ms while starting, every 5 s afterwards, patience of 2 minutes. */
  public static Timing standard() {
    return new Timing(Duration.ofMillis(200), Duration.ofSeconds(5), Duration.ofMinutes(2));
  }
}
