package dev.phoenix.workers.approval.telegram;

import java.time.Duration;
import java.util.concurrent.Semaphore;
import java.util.concurrent.TimeUnit;
import java.util.function.BooleanSupplier;
import org.jspecify.annotations.Nullable;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/** Does something again and again on a thread of its own, at once while there is more to do. */
final class Loop implements AutoCloseable {

  private static final Logger LOG = LoggerFactory.getLogger(Loop.class);
  private static final Duration END = Duration.ofSeconds(30);

  private final String name;
  private final Duration pause;
  private final BooleanSupplier step;
  private final Semaphore called = new Semaphore(0);
  private volatile boolean stopped;
  private boolean troubled;
  private @Nullable Thread thread;

  /**
   * Makes it; it begins with {@link #start}.
   *
   * @param pause how long it waits when there is nothing to do
   * @param step tells whether there is more to do at once
   */
  Loop(String name, Duration pause, BooleanSupplier step) {
    this.name = name;
    this.pause = pause;
    this.step = step;
  }

  void start() {
    thread = Thread.ofPlatform().daemon().name(name).start(this::run);
  }

  /** Ends its waiting: there is something to do. */
  void call() {
    called.release();
  }

  private void run() {
    try {
      while (!stopped) {
        if (!more()) {
          if (called.tryAcquire(pause.toMillis(), TimeUnit.MILLISECONDS)) {
            called.drainPermits();
          }
        }
      }
    } catch (InterruptedException e) {
      LOG.debug("{} ends", name);
    }
  }

  private boolean more() {
    try {
      boolean more = step.getAsBoolean();
      troubled = false;
      return more;
    } catch (RuntimeException e) {
      // told once: a database that is away would fill the log
      if (troubled) {
        LOG.debug("{} cannot go on now", name, e);
      } else {
        LOG.warn("{} cannot go on now ({}); trying again", name, e.toString());
      }
      troubled = true;
      return false;
    }
  }

  /** Ends after the step under way. Interrupts nothing: H2 closes its file when a user is. */
  @Override
  public void close() {
    stopped = true;
    called.release();
    var started = thread;
    if (started == null) {
      return;
    }
    try {
      if (!started.join(END)) {
        LOG.warn("{} is still at work; Telegram or the engine is slow", name);
      }
    } catch (InterruptedException e) {
      Thread.currentThread().interrupt();
    }
  }
}
