package dev.phoenix.workers.job;

import dev.phoenix.workers.job.JobOutcome.BusinessError;
import dev.phoenix.workers.job.JobOutcome.Completed;
import dev.phoenix.workers.job.JobOutcome.Fault;
import dev.phoenix.workers.job.JobOutcome.PassingTrouble;
import io.camunda.client.CamundaClient;
import io.camunda.client.api.command.FinalCommandStep;
import io.camunda.client.api.response.ActivatedJob;
import io.grpc.Status;
import java.nio.charset.StandardCharsets;
import java.time.Duration;
import java.util.EnumSet;
import java.util.Set;
import java.util.concurrent.ThreadLocalRandom;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.locks.LockSupport;
import java.util.function.BooleanSupplier;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/** Tells the engine how a job ended, patiently: a busy or absent gateway is asked again. */
final class JobCommands {

  /** What became of a command. */
  enum Sent {
    /** The engine took it. */
    TAKEN,
    /** The job is no longer there, or no longer held here: nothing is to be done. */
    DROPPED,
    /** The engine will never take this command. */
    REFUSED
  }

  private static final Logger LOG = LoggerFactory.getLogger(JobCommands.class);
  private static final int MAX_MESSAGE = 2_000;
  private static final int MAX_RESULT_BYTES = 1 << 20;
  private static final Duration FIRST_WAIT = Duration.ofMillis(50);
  private static final Duration LONGEST_WAIT = Duration.ofSeconds(2);
  private static final Duration REQUEST_TIMEOUT = Duration.ofSeconds(10);
  private static final Set<Status.Code> REFUSALS =
      EnumSet.of(
          Status.Code.INVALID_ARGUMENT,
          Status.Code.FAILED_PRECONDITION,
          Status.Code.PERMISSION_DENIED,
          Status.Code.UNIMPLEMENTED,
          Status.Code.OUT_OF_RANGE);

  private final CamundaClient client;

  JobCommands(CamundaClient client) {
    this.client = client;
  }

  /**
   * Ends a job.
   *
   * @param held asked before each further try: without the lease the job is someone else's
   */
  Sent end(ActivatedJob job, JobOutcome outcome, BooleanSupplier held) {
    var sent =
        switch (outcome) {
          case Completed done -> complete(job, done, held);
          case BusinessError error -> throwError(job, error, held);
          case PassingTrouble trouble ->
              fail(
                  job,
                  Math.max(0, job.getRetries() - 1),
                  trouble.message(),
                  trouble.backoff(),
                  held);
          case Fault fault -> fail(job, 0, fault.message(), Duration.ZERO, held);
        };
    if (sent == Sent.REFUSED && !(outcome instanceof Fault)) {
      var fault =
          new Fault("The engine refused the result of " + job.getType() + "; see the workers' log");
      return fail(job, 0, fault.message(), Duration.ZERO, held);
    }
    return sent;
  }

  /** Gives a job back as it was, so that another worker takes it at once. */
  Sent handBack(ActivatedJob job) {
    return fail(
        job,
        job.getRetries(),
        "Handed back: this worker is shutting down",
        Duration.ZERO,
        () -> false);
  }

  private Sent complete(ActivatedJob job, Completed done, BooleanSupplier held) {
    var variables = JobJson.write(done.variables());
    if (tooLarge(variables)) {
      return fail(job, 0, tooLargeMessage(job), Duration.ZERO, held);
    }
    return send(job, client.newCompleteCommand(job.getKey()).variables(variables), held);
  }

  private Sent throwError(ActivatedJob job, BusinessError error, BooleanSupplier held) {
    var variables = JobJson.write(error.variables());
    if (tooLarge(variables)) {
      return fail(job, 0, tooLargeMessage(job), Duration.ZERO, held);
    }
    return send(
        job,
        client
            .newThrowErrorCommand(job.getKey())
            .errorCode(error.code())
            .errorMessage(bounded(error.message()))
            .variables(variables),
        held);
  }

  private Sent fail(
      ActivatedJob job, int retries, String message, Duration backoff, BooleanSupplier held) {
    return send(
        job,
        client
            .newFailCommand(job.getKey())
            .retries(retries)
            .retryBackoff(backoff)
            .errorMessage(bounded(message)),
        held);
  }

  private static Sent send(ActivatedJob job, FinalCommandStep<?> command, BooleanSupplier held) {
    command.requestTimeout(REQUEST_TIMEOUT);
    var wait = FIRST_WAIT;
    while (true) {
      try {
        var _ = command.send().join(REQUEST_TIMEOUT.toMillis(), TimeUnit.MILLISECONDS);
        return Sent.TAKEN;
      } catch (RuntimeException e) {
        var code = Lease.code(e);
        if (code == Status.Code.NOT_FOUND) {
          LOG.info("Job {} ({}) is gone: its end is dropped", job.getKey(), job.getType());
          return Sent.DROPPED;
        }
        if (REFUSALS.contains(code)) {
          LOG.error("The engine refused the end of job {} ({})", job.getKey(), job.getType(), e);
          return Sent.REFUSED;
        }
        if (!held.getAsBoolean()) {
          LOG.warn(
              "The end of job {} ({}) could not be told to the engine ({}): it will offer the job"
                  + " again",
              job.getKey(),
              job.getType(),
              code);
          return Sent.DROPPED;
        }
        LOG.debug("Job {}: {}; asking again in {}", job.getKey(), code, wait);
      }
      LockSupport.parkNanos(jittered(wait));
      wait = wait.multipliedBy(2).compareTo(LONGEST_WAIT) < 0 ? wait.multipliedBy(2) : LONGEST_WAIT;
    }
  }

  private static long jittered(Duration wait) {
    return (long) (wait.toNanos() * ThreadLocalRandom.current().nextDouble(0.5, 1.5));
  }

  private static boolean tooLarge(String variables) {
    return variables.length() > MAX_RESULT_BYTES / 4
        && variables.getBytes(StandardCharsets.UTF_8).length > MAX_RESULT_BYTES;
  }

  private static String tooLargeMessage(ActivatedJob job) {
    return "The result of "
        + job.getType()
        + " is larger than 1 MiB: shorten what the job is given, or make the result a link";
  }

  private static String bounded(String message) {
    return message.length() <= MAX_MESSAGE ? message : message.substring(0, MAX_MESSAGE) + "…";
  }
}
