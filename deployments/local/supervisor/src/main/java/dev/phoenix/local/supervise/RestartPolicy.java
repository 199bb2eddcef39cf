package dev.phoenix.local.supervise;

import java.time.Duration;

/**
 * When a service that died is started again.
 *
 * @param first the wait before the first restart; it doubles from crash to crash
 * @param longest the longest wait
 * @param forgiveness after this long in health the wait is {@code first} again
 * @param crashes this many crashes within {@code window} and the service is given up
 * @param window see {@code crashes}
 */
public record RestartPolicy(
    Duration first, Duration longest, Duration forgiveness, int crashes, Duration window) {

  /**
   * 1 s doubling to 60 s, forgiven after 5 healthy minutes; 5 crashes in 10 minutes are the end.
   */
  public static RestartPolicy standard() {
    return new RestartPolicy(
        Duration.ofSeconds(1),
        Duration.ofSeconds(60),
        Duration.ofMinutes(5),
        5,
        Duration.ofMinutes(10));
  }

  /** For what is killed on purpose: always started again, at once. */
  public static RestartPolicy untiring() {
    return new RestartPolicy(
        Duration.ofMillis(200),
        Duration.ofSeconds(1),
        Duration.ofSeconds(1),
        Integer.MAX_VALUE,
        Duration.ofMinutes(10));
  }
}
