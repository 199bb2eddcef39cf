package dev.phoenix.connector.telegram.updates;

import dev.phoenix.connector.telegram.bot.Ticks;
import java.time.Duration;
import java.util.function.Supplier;
import org.jspecify.annotations.Nullable;

/**
 * Ends a thread where it waits, and nowhere else: an interrupt in the middle of a statement would
 * close the file of an H2 database, for everybody who uses it.
 */
final class Stop {

  private @Nullable Thread waiting;
  private boolean stopped;

  /** Ends the waiting, now and from now on. */
  synchronized void stop() {
    stopped = true;
    if (waiting != null) {
      waiting.interrupt();
    }
  }

  /** Does something that may be cut short. */
  <T> T during(Supplier<T> wait) throws InterruptedException {
    begin();
    try {
      return wait.get();
    } finally {
      end();
    }
  }

  /** Waits. */
  void sleep(Ticks ticks, Duration duration) throws InterruptedException {
    begin();
    try {
      ticks.sleep(duration);
    } finally {
      end();
    }
  }

  private synchronized void begin() throws InterruptedException {
    if (stopped) {
      throw new InterruptedException("Stopped");
    }
    waiting = Thread.currentThread();
  }

  private synchronized void end() {
    waiting = null;
    // an interrupt that came too late to cut anything short must not hit what follows
    if (Thread.interrupted()) {
      stopped = true;
    }
  }
}
