package dev.phoenix.local.supervise;

import java.util.concurrent.CountDownLatch;
import java.util.concurrent.TimeUnit;

/** Whether a service's processes are stopped on purpose, and whether they were. */
final class Ice {

  private static final long LOOK_MILLIS = 50;

  // even: they run; it grows with each change
  private volatile long age;

  synchronized void freeze() {
    age += isFrozen() ? 0 : 1;
  }

  synchronized void thaw() {
    age += isFrozen() ? 1 : 0;
  }

  boolean isFrozen() {
    return age % 2 == 1;
  }

  long age() {
    return age;
  }

  /** Whether they are stopped, or were since it had that age. */
  boolean touched(long before) {
    return isFrozen() || age != before;
  }

  /** Waits until they may run, or everything is stopped. */
  void awaitThaw(CountDownLatch stopping) throws InterruptedException {
    while (isFrozen() && !stopping.await(LOOK_MILLIS, TimeUnit.MILLISECONDS)) {
      continue;
    }
  }
}
