package dev.phoenix.model.router;

import java.time.Duration;
import java.util.List;
import java.util.concurrent.CopyOnWriteArrayList;
import java.util.concurrent.CountDownLatch;
import java.util.concurrent.atomic.AtomicLong;

/** A clock that moves when somebody pauses, or when a test says so. */
final class StepTime implements Time {

  final List<Duration> pauses = new CopyOnWriteArrayList<>();
  private final AtomicLong nanos = new AtomicLong(Long.MAX_VALUE - 1_000_000_000L);

  @Override
  public long nanos() {
    return nanos.get();
  }

  @Override
  public void pause(Duration time, CountDownLatch end) {
    pauses.add(time);
    pass(time);
  }

  void pass(Duration time) {
    nanos.addAndGet(time.toNanos());
  }
}
