package dev.phoenix.workers.job;

import io.camunda.client.CamundaClient;
import io.camunda.client.api.command.ClientStatusException;
import io.grpc.Status;
import io.grpc.StatusRuntimeException;
import java.time.Duration;
import java.util.concurrent.ScheduledExecutorService;
import java.util.concurrent.ScheduledFuture;
import java.util.concurrent.TimeUnit;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/** Holds a job by renewing its time-out every third of the lease, until it is closed. */
final class Lease implements AutoCloseable {

  private static final Logger LOG = LoggerFactory.getLogger(Lease.class);

  private final CamundaClient client;
  private final long jobKey;
  private final Duration length;
  private final ScheduledFuture<?> heartbeat;

  private volatile long heldUntil;
  private volatile boolean gone;

  /**
   * @param remaining what is left of the time-out that the job came with
   */
  Lease(
      CamundaClient client,
      ScheduledExecutorService timer,
      long jobKey,
      Duration length,
      Duration remaining) {
    this.client = client;
    this.jobKey = jobKey;
    this.length = length;
    this.heldUntil = System.nanoTime() + length.toNanos();
    long third = length.toMillis() / 3;
    // A job that waited for a free place has used up part of its lease: renew it at once
    long first = remaining.toMillis() < 2 * third ? 0 : third;
    this.heartbeat = timer.scheduleAtFixedRate(this::renew, first, third, TimeUnit.MILLISECONDS);
  }

  /** Whether the engine still waits for this attempt, as far as can be known from here. */
  boolean held() {
    return !gone && System.nanoTime() - heldUntil < 0;
  }

  @Override
  public void close() {
    heartbeat.cancel(false);
  }

  private void renew() {
    if (gone) {
      return;
    }
    long until = System.nanoTime() + length.toNanos();
    client
        .newUpdateTimeoutCommand(jobKey)
        .timeout(length)
        .requestTimeout(length.dividedBy(2))
        .send()
        .whenComplete(
            (done, failure) -> {
              if (failure == null) {
                heldUntil = until;
              } else if (code(failure) == Status.Code.NOT_FOUND) {
                gone = true;
                LOG.info("Job {} is gone: it was ended elsewhere or cancelled", jobKey);
              } else {
                LOG.debug("Cannot renew the lease of job {}", jobKey, failure);
              }
            });
  }

  static Status.Code code(Throwable failure) {
    for (Throwable cause = failure; cause != null; cause = cause.getCause()) {
      if (cause instanceof ClientStatusException known) {
        return known.getStatusCode();
      }
      if (cause instanceof StatusRuntimeException known) {
        return known.getStatus().getCode();
      }
    }
    return Status.Code.UNKNOWN;
  }
}
