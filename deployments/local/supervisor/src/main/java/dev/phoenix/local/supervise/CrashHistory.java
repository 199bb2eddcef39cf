package dev.phoenix.local.supervise;

import java.time.Clock;
import java.time.Duration;
import java.time.Instant;
import java.util.ArrayDeque;
import java.util.Deque;
import java.util.Optional;

/** The crashes of one service, and what its policy makes of them. Used by one thread. */
public final class CrashHistory {

  private final RestartPolicy policy;
  private final Clock clock;
  private final Deque<Instant> crashes = new ArrayDeque<>();
  private Duration next;

  /** No crash so far. */
  public CrashHistory(RestartPolicy policy, Clock clock) {
    this.policy = policy;
    this.clock = clock;
    this.next = policy.first();
  }

  /**
   * Records a crash.
   *
   * @param healthyFor how long the service had been healthy before it
   * @return how long to wait before the next start, or empty when the service is given up
   */
  public Optional<Duration> crashed(Duration healthyFor) {
    Instant now = clock.instant();
    if (healthyFor.compareTo(policy.forgiveness()) >= 0) {
      next = policy.first();
    }
    crashes.addLast(now);
    while (crashes.getFirst().isBefore(now.minus(policy.window()))) {
      crashes.removeFirst();
    }
    if (crashes.size() >= policy.crashes()) {
      return Optional.empty();
    }
    Duration wait = next;
    Duration doubled = next.multipliedBy(2);
    next = doubled.compareTo(policy.longest()) > 0 ? policy.longest() : doubled;
    return Optional.of(wait);
  }
}
