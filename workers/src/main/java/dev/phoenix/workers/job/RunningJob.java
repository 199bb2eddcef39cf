package dev.phoenix.workers.job;

import io.camunda.client.api.response.ActivatedJob;
import java.util.concurrent.atomic.AtomicBoolean;

/** A job under way in this process. Whoever settles it first tells the engine its end. */
final class RunningJob {

  private final ActivatedJob job;
  private final AtomicBoolean settled = new AtomicBoolean();

  RunningJob(ActivatedJob job) {
    this.job = job;
  }

  ActivatedJob job() {
    return job;
  }

  /** True for the first caller only. */
  boolean settle() {
    return settled.compareAndSet(false, true);
  }
}
