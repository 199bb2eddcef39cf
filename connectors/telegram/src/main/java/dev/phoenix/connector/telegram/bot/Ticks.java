package dev.phoenix.connector.telegram.bot;

import java.time.Duration;
import java.util.concurrent.TimeUnit;

/** Time that only goes forward, and waiting in it; tests bring their own. */
public interface Ticks {

  /** The machine's. */
  Ticks SYSTEM =
      new Ticks() {
        @Override
        public long nanos() {
          return System.nanoTime();
        }

        @Override
        public void sleep(Duration duration) throws InterruptedException {
          TimeUnit.NANOSECONDS.sleep(duration.toNanos());
        }
      };

  /** Nanoseconds since an arbitrary moment. */
  long nanos();

  /** Waits. */
  void sleep(Duration duration) throws InterruptedException;
}
