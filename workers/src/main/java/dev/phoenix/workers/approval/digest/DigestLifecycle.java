package dev.phoenix.workers.approval.digest;

import java.util.concurrent.Executors;
import java.util.concurrent.ScheduledExecutorService;
import java.util.concurrent.TimeUnit;
import org.jspecify.annotations.Nullable;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;
import org.springframework.context.SmartLifecycle;
import org.springframework.stereotype.Component;

/** Looks at the clock every now and then. */
@Component
final class DigestLifecycle implements SmartLifecycle {

  private static final Logger LOG = LoggerFactory.getLogger(DigestLifecycle.class);
  private static final long EVERY_SECONDS = 15;

  private final DigestScheduler scheduler;
  private @Nullable ScheduledExecutorService clockwork;
  private boolean troubled;

  DigestLifecycle(DigestScheduler scheduler) {
    this.scheduler = scheduler;
  }

  @Override
  public synchronized void start() {
    var started =
        Executors.newSingleThreadScheduledExecutor(
            Thread.ofPlatform().daemon().name("digest").factory());
    started.scheduleWithFixedDelay(this::tick, EVERY_SECONDS, EVERY_SECONDS, TimeUnit.SECONDS);
    clockwork = started;
  }

  private void tick() {
    try {
      scheduler.tick();
      troubled = false;
    } catch (RuntimeException e) {
      // told once: an engine that is away would fill the log
      if (troubled) {
        LOG.debug("The digest cannot be asked for now", e);
      } else {
        LOG.warn("The digest cannot be asked for now ({}); trying again", e.toString());
      }
      troubled = true;
    }
  }

  @Override
  public synchronized void stop() {
    var started = clockwork;
    clockwork = null;
    if (started != null) {
      started.shutdown();
      try {
        var _ = started.awaitTermination(EVERY_SECONDS, TimeUnit.SECONDS);
      } catch (InterruptedException e) {
        Thread.currentThread().interrupt();
      }
    }
  }

  @Override
  public synchronized boolean isRunning() {
    return clockwork != null;
  }

  /** Before the engine's client goes, as the workers. */
  @Override
  public int getPhase() {
    return SmartLifecycle.DEFAULT_PHASE - 1;
  }
}
