package dev.phoenix.workers.job;

import io.camunda.client.CamundaClient;
import io.camunda.client.api.response.ActivatedJob;
import java.time.Duration;
import java.util.concurrent.ScheduledExecutorService;
import java.util.concurrent.ScheduledFuture;
import java.util.concurrent.TimeUnit;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/** Extends a job's lease every third of it, until closed. */
final class Heartbeat implements AutoCloseable {

  private static final Logger LOG = LoggerFactory.getLogger(Heartbeat.class);

  private final ScheduledFuture<?> beat;

  Heartbeat(
      ScheduledExecutorService timer, CamundaClient client, ActivatedJob job, Duration lease) {
    var period = lease.toMillis() / 3;
    this.beat =
        timer.scheduleAtFixedRate(
            () -> extend(client, job, lease), period, period, TimeUnit.MILLISECONDS);
  }

  private static void extend(CamundaClient client, ActivatedJob job, Duration lease) {
    client
        .newUpdateTimeoutCommand(job)
        .timeout(lease)
        .send()
        .whenComplete(
            (done, error) -> {
              if (error != null) {
                LOG.debug(
                    "The lease of job {} was not extended: {}", job.getKey(), error.getMessage());
              }
            });
  }

  @Override
  public void close() {
    beat.cancel(false);
  }
}
