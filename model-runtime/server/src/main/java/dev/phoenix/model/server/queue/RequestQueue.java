package dev.phoenix.model.server.queue;

import io.micrometer.core.instrument.Gauge;
import io.micrometer.core.instrument.MeterRegistry;
import java.util.concurrent.Callable;
import java.util.concurrent.Semaphore;

/** Lets a few requests work, a few more wait, and refuses the rest at once. */
public final class RequestQueue {

  private final Semaphore places;
  private final Semaphore working;
  private final int size;

  /**
   * A queue.
   *
   * @param concurrent how many requests work at once
   * @param waiting how many more may wait
   */
  public RequestQueue(int concurrent, int waiting) {
    this.size = concurrent + waiting;
    this.places = new Semaphore(size);
    this.working = new Semaphore(concurrent, true);
  }

  /**
   * Runs the work when it is its turn.
   *
   * @throws QueueFullException at once if there is no place
   */
  public <T> T run(Callable<T> work) throws Exception {
    if (!places.tryAcquire()) {
      throw new QueueFullException();
    }
    try {
      working.acquire();
      try {
        return work.call();
      } finally {
        working.release();
      }
    } finally {
      places.release();
    }
  }

  /** Shows how many requests work or wait as {@code phoenix.model.runtime.queue.depth{skill}}. */
  public RequestQueue measured(MeterRegistry meters, String skill) {
    Gauge.builder("phoenix.model.runtime.queue.depth", this, RequestQueue::depth)
        .tag("skill", skill)
        .strongReference(true)
        .register(meters);
    return this;
  }

  /** How many requests work or wait now. */
  public int depth() {
    return size - places.availablePermits();
  }
}
