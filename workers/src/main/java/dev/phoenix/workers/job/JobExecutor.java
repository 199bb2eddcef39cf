package dev.phoenix.workers.job;

import java.time.Duration;
import java.util.concurrent.ScheduledThreadPoolExecutor;
import org.jspecify.annotations.Nullable;

/**
 * Runs the handlers of all workers, our own and the connectors', on virtual threads, and knows when
 * none is under way.
 *
 * <p>The Camunda client wants a scheduled executor and blocks a caller that finds no room, so there
 * is room for many more than ever run; a virtual thread that waits costs next to nothing.
 */
public final class JobExecutor extends ScheduledThreadPoolExecutor {

  private final Object change = new Object();
  private int underWay;

  /**
   * @param most the most handlers and polls at a time
   */
  public JobExecutor(int most) {
    super(most, Thread.ofVirtual().name("job-", 0).factory());
    setRemoveOnCancelPolicy(true);
  }

  /** The client hands handlers over here; its polls come through {@code schedule}. */
  @Override
  public void execute(@Nullable Runnable handler) {
    if (handler == null) {
      throw new NullPointerException("handler");
    }
    count(1);
    try {
      super.execute(
          () -> {
            try {
              handler.run();
            } finally {
              count(-1);
            }
          });
    } catch (RuntimeException e) {
      count(-1);
      throw e;
    }
  }

  /**
   * Waits until no handler is under way.
   *
   * @return false if some still are after {@code limit}
   */
  public boolean awaitIdle(Duration limit) {
    long deadline = System.nanoTime() + limit.toNanos();
    synchronized (change) {
      try {
        while (underWay > 0) {
          long left = Duration.ofNanos(deadline - System.nanoTime()).toMillis();
          if (left <= 0) {
            return false;
          }
          change.wait(left);
        }
        return true;
      } catch (InterruptedException e) {
        Thread.currentThread().interrupt();
        return false;
      }
    }
  }

  private void count(int more) {
    synchronized (change) {
      underWay += more;
      change.notifyAll();
    }
  }
}
