package dev.phoenix.workers.job;

import io.camunda.client.CamundaClient;
import io.camunda.client.api.command.ClientStatusException;
import io.camunda.client.api.command.FinalCommandStep;
import io.camunda.client.api.response.ActivatedJob;
import io.grpc.Status;
import java.time.Duration;
import java.util.EnumSet;
import java.util.Set;
import java.util.function.Supplier;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/**
 * Tells the engine how a job ended; tries again while the gateway is busy, as long as the lease
 * holds.
 */
final class JobCommands {

  private static final Logger LOG = LoggerFactory.getLogger(JobCommands.class);
  private static final Set<Status.Code> PASSING =
      EnumSet.of(
          Status.Code.UNAVAILABLE, Status.Code.RESOURCE_EXHAUSTED, Status.Code.DEADLINE_EXCEEDED);
  private static final int MESSAGE_LENGTH = 2000;

  private final Duration patience;

  JobCommands(Duration patience) {
    this.patience = patience;
  }

  /** True if the engine took it. */
  boolean end(CamundaClient client, ActivatedJob job, JobOutcome outcome) {
    return send(job, () -> command(client, job, outcome));
  }

  /** Gives a job back with the retries that it had, so that another worker takes it at once. */
  boolean handBack(CamundaClient client, ActivatedJob job) {
    return send(
        job,
        () ->
            client
                .newFailCommand(job)
                .retries(job.getRetries())
                .errorMessage("Handed back: the worker that had it is shutting down"));
  }

  private static FinalCommandStep<?> command(
      CamundaClient client, ActivatedJob job, JobOutcome outcome) {
    return switch (outcome) {
      case JobOutcome.Completed done -> client.newCompleteCommand(job).variables(done.variables());
      case JobOutcome.BusinessError error ->
          client
              .newThrowErrorCommand(job)
              .errorCode(error.code())
              .errorMessage(shorten(error.message()))
              .variables(error.variables());
      case JobOutcome.PassingTrouble trouble ->
          client
              .newFailCommand(job)
              .retries(Math.max(0, job.getRetries() - 1))
              .retryBackoff(trouble.backoff())
              .errorMessage(shorten(trouble.message()));
      case JobOutcome.Fault fault ->
          client.newFailCommand(job).retries(0).errorMessage(shorten(fault.message()));
    };
  }

  private boolean send(ActivatedJob job, Supplier<FinalCommandStep<?>> command) {
    var until = System.nanoTime() + patience.toNanos();
    for (long pause = 100; ; pause = Math.min(2000, pause * 2)) {
      try {
        command.get().send().join();
        return true;
      } catch (ClientStatusException e) {
        if (!PASSING.contains(e.getStatusCode()) || System.nanoTime() + pause * 1_000_000 > until) {
          // NOT_FOUND: cancelled, or the lease ran out and someone else has ended it
          LOG.warn(
              "Job {} ({}) could not be ended: {}", job.getKey(), job.getType(), e.getMessage());
          return false;
        }
      }
      try {
        Thread.sleep(pause);
      } catch (InterruptedException e) {
        Thread.currentThread().interrupt();
        return false;
      }
    }
  }

  private static String shorten(String message) {
    return message.length() <= MESSAGE_LENGTH
        ? message
        : message.substring(0, MESSAGE_LENGTH) + "...";
  }
}
