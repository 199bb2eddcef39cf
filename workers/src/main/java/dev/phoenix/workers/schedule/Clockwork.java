package dev.phoenix.workers.schedule;

import java.time.Duration;
import java.util.concurrent.Executors;
import java.util.concurrent.ScheduledExecutorService;
import java.util.concurrent.TimeUnit;
import org.jspecify.annotations.Nullable;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;
import org.springframework.context.SmartLifecycle;

/**
 * Does something every now and then, on one thread, while the application runs. What fails is tried
 * again the next time.
 */
public final class Clockwork implements SmartLifecycle {

  /** What is done. */
  @FunctionalInterface
  public interface Tick {
    /** Does it once. */
    void run() throws InterruptedException;
  }

  private static final Logger LOG = LoggerFactory.getLogger(Clockwork.class);
  private static final long END_SECONDS = 15;

  private final String name;
  private final Duration every;
  private final Tick tick;
  private @Nullable ScheduledExecutorService executor;
  private boolean troubled;

  /**
   * Does it when started.
   *
   * @param name what is looked after, for the log and the thread, such as {@code nights}
   * @param every the pause between two times
   */
  public Clockwork(String name, Duration every, Tick tick) {
    this.name = name;
    this.every = every;
    this.tick = tick;
  }

  @Override
  public synchronized void start() {
    var started =
        Executors.newSingleThreadScheduledExecutor(
            Thread.ofPlatform().daemon().name(name).factory());
    long pause = every.toMillis();
    started.scheduleWithFixedDelay(this::tick, pause, pause, TimeUnit.MILLISECONDS);
    executor = started;
  }

  private void tick() {
    try {
      tick.run();
      troubled = false;
    } catch (InterruptedException e) {
      Thread.currentThread().interrupt();
    } catch (RuntimeException e) {
      // told once: an engine that is away would fill the log
      if (troubled) {
        LOG.debug("The {} cannot be looked after now", name, e);
      } else {
        LOG.warn("The {} cannot be looked after now ({}); trying again", name, e.toString());
      }
      troubled = true;
    }
  }

  /** Interrupts nothing: H2 closes its file when a thread that uses it is. */
  @Override
  public synchronized void stop() {
    var started = executor;
    executor = null;
    if (started != null) {
      started.shutdown();
      try {
        if (!started.awaitTermination(END_SECONDS, TimeUnit.SECONDS)) {
          LOG.warn("The {} are still being looked after; something there is slow", name);
        }
      } catch (InterruptedException e) {
        Thread.currentThread().interrupt();
      }
    }
  }

  @Override
  public synchronized boolean isRunning() {
    return executor != null;
  }

  /** Before the engine's client goes, as the workers. */
  @Override
  public int getPhase() {
    return SmartLifecycle.DEFAULT_PHASE - 1;
  }
}
