package dev.phoenix.model.router;

import java.time.Duration;
import java.util.concurrent.CountDownLatch;
import java.util.concurrent.TimeUnit;

/** The clock that pauses and breakers go by. */
public interface Time {

  /** The clock of the machine. */
  Time SYSTEM =
      new Time() {
        @Override
        public long nanos() {
          return System.nanoTime();
        }

        @Override
        public void pause(Duration time, CountDownLatch end) throws InterruptedException {
          var _ = end.await(time.toNanos(), TimeUnit.NANOSECONDS);
        }
      };

  /** Nanoseconds from anywhere. */
  long nanos();

  /** Waits until the time is over or the latch is open. */
  void pause(Duration time, CountDownLatch end) throws InterruptedException;
}
