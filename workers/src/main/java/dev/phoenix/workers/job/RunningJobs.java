package dev.phoenix.workers.job;

import io.camunda.client.api.response.ActivatedJob;
import java.time.Duration;
import java.util.Collection;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import org.jspecify.annotations.Nullable;

/** The jobs under way in this process. */
final class RunningJobs {

  private final Map<Long, RunningJob> jobs = new HashMap<>();
  private boolean closed;

  /** Whether jobs are no longer taken. */
  synchronized boolean closed() {
    return closed;
  }

  /**
   * Takes a job.
   *
   * @return null if it is not to be run here: the process drains, or the job is under way already
   *     (its lease ran out, and the engine offered it again)
   */
  synchronized @Nullable RunningJob begin(ActivatedJob job) {
    if (closed || jobs.containsKey(job.getKey())) {
      return null;
    }
    var running = new RunningJob(job);
    jobs.put(job.getKey(), running);
    return running;
  }

  synchronized void end(RunningJob running) {
    jobs.remove(running.job().getKey());
    notifyAll();
  }

  /** Takes no more jobs. */
  synchronized void close() {
    closed = true;
  }

  /**
   * Waits for the jobs under way.
   *
   * @return those that are still under way after {@code limit}
   */
  synchronized Collection<RunningJob> awaitEnd(Duration limit) {
    long deadline = System.nanoTime() + limit.toNanos();
    try {
      while (!jobs.isEmpty()) {
        long left = Duration.ofNanos(deadline - System.nanoTime()).toMillis();
        if (left <= 0) {
          break;
        }
        wait(left);
      }
    } catch (InterruptedException e) {
      Thread.currentThread().interrupt();
    }
    return List.copyOf(jobs.values());
  }
}
