package dev.phoenix.model.server.grpc;

import io.grpc.Status;
import io.grpc.StatusException;
import java.util.concurrent.Callable;
import java.util.concurrent.Semaphore;

/** Lets a few requests work, a few more wait, and refuses the rest at once. */
public final class RequestQueue {

  private final Semaphore places;
  private final Semaphore working;

  public RequestQueue(int concurrent, int waiting) {
    this.places = new Semaphore(concurrent + waiting);
    this.working = new Semaphore(concurrent, true);
  }

  /** Runs the work when it is its turn; RESOURCE_EXHAUSTED if the queue is full. */
  <T> T run(Callable<T> work) throws Exception {
    if (!places.tryAcquire()) {
      throw refused();
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

  private static StatusException refused() {
    return Status.RESOURCE_EXHAUSTED
        .withDescription("The queue is full: try again in a few seconds")
        .asException();
  }
}
