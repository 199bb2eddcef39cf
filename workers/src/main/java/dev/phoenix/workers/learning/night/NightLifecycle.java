package dev.phoenix.workers.learning.night;

import java.util.concurrent.Executors;
import java.util.concurrent.ScheduledExecutorService;
import java.util.concurrent.TimeUnit;
import org.jspecify.annotations.Nullable;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;
import org.springframework.context.SmartLifecycle;

/** Looks at the clock and at the runs under way, every now and then, on one thread. */
final class NightLifecycle implements SmartLifecycle {

  private static final Logger LOG = LoggerFactory.getLogger(NightLifecycle.class);
  private static final long END_SECONDS = 15;

  private final Scheduler scheduler;
  private final TrainingWatch watch;
  private final NightlySettings settings;
  private @Nullable ScheduledExecutorService clockwork;
  private boolean troubled;

  NightLifecycle(Scheduler scheduler, TrainingWatch watch, NightlySettings settings) {
    this.scheduler = scheduler;
    this.watch = watch;
    this.settings = settings;
  }

  @Override
  public synchronized void start() {
    var started =
        Executors.newSingleThreadScheduledExecutor(
            Thread.ofPlatform().daemon().name("nights").factory());
    long poll = settings.poll().toMillis();
    started.scheduleWithFixedDelay(this::tick, poll, poll, TimeUnit.MILLISECONDS);
    clockwork = started;
  }

  private void tick() {
    try {
      scheduler.tick();
      watch.tick();
      troubled = false;
    } catch (InterruptedException e) {
      Thread.currentThread().interrupt();
    } catch (RuntimeException e) {
      // told once: an engine that is away would fill the log
      if (troubled) {
        LOG.debug("The nights cannot be looked after now", e);
      } else {
        LOG.warn("The nights cannot be looked after now ({}); trying again", e.toString());
      }
      troubled = true;
    }
  }

  /** Interrupts nothing: H2 closes its file when a thread that uses it is. */
  @Override
  public synchronized void stop() {
    var started = clockwork;
    clockwork = null;
    if (started != null) {
      started.shutdown();
      try {
        if (!started.awaitTermination(END_SECONDS, TimeUnit.SECONDS)) {
          LOG.warn("The nights are still being looked after; the engine or the runtime is slow");
        }
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
