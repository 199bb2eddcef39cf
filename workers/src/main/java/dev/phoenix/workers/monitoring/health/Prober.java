package dev.phoenix.workers.monitoring.health;

import dev.phoenix.connector.commons.http.HttpFailure;
import dev.phoenix.workers.monitoring.health.probe.Finding;
import dev.phoenix.workers.monitoring.health.probe.Probe;
import dev.phoenix.workers.monitoring.health.probe.TargetState;
import java.time.Duration;
import java.util.Set;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.ConcurrentHashMap;
import java.util.concurrent.ExecutionException;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.TimeoutException;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/**
 * Waits for a look as long as the target may take, and no longer. A look that hangs is left behind
 * on its thread, uninterrupted, since H2 closes its file when a thread that uses it is interrupted;
 * until it ends, no other look at that target begins, so that they cannot pile up.
 */
final class Prober {

  private static final Logger LOG = LoggerFactory.getLogger(Prober.class);
  // a probe's own time-out says more, so it comes first
  private static final Duration GRACE = Duration.ofMillis(500);

  private final Set<String> hanging = ConcurrentHashMap.newKeySet();

  /**
   * What was seen.
   *
   * @param took how long it took
   */
  record Seen(Finding finding, Duration took) {}

  /** Looks once; ends within the target's time. */
  Seen look(Target target) {
    if (!hanging.add(target.id())) {
      return new Seen(Finding.down("still does not answer an earlier look"), Duration.ZERO);
    }
    long begun = System.nanoTime();
    var answer = new CompletableFuture<Finding>();
    Thread.ofVirtual()
        .name("look-" + target.id())
        .start(
            () -> {
              try {
                answer.complete(finding(target.probe()));
              } finally {
                hanging.remove(target.id());
              }
            });
    try {
      var limit = target.timeout().plus(GRACE);
      var finding = answer.get(limit.toNanos(), TimeUnit.NANOSECONDS);
      return judged(target, finding, Duration.ofNanos(System.nanoTime() - begun));
    } catch (TimeoutException e) {
      return new Seen(
          Finding.down("did not answer within %d ms", target.timeout().toMillis()),
          target.timeout());
    } catch (InterruptedException e) {
      Thread.currentThread().interrupt();
      return new Seen(Finding.unknown("the workers are being stopped"), Duration.ZERO);
    } catch (ExecutionException e) {
      throw new IllegalStateException("A look always completes", e);
    }
  }

  private static Finding finding(Probe probe) {
    try {
      return probe.look();
    } catch (HttpFailure e) {
      return Finding.down(String.valueOf(e.getMessage()));
    } catch (RuntimeException e) {
      // its message may hold anything, such as an address with a password
      LOG.warn("A look failed", e);
      return Finding.down("the look itself failed: %s", e.getClass().getSimpleName());
    }
  }

  private static Seen judged(Target target, Finding finding, Duration took) {
    var slow = target.slowAbove();
    return finding.state() == TargetState.UP && slow != null && took.compareTo(slow) > 0
        ? new Seen(Finding.degraded("slow, %d ms: %s", took.toMillis(), finding.detail()), took)
        : new Seen(finding, took);
  }
}
