package dev.phoenix.workers.job;

import dev.phoenix.workers.job.JobCommands.Sent;
import dev.phoenix.workers.job.JobOutcome.Fault;
import dev.phoenix.workers.job.JobOutcome.PassingTrouble;
import io.camunda.client.CamundaClient;
import io.camunda.client.api.response.ActivatedJob;
import io.camunda.client.api.worker.JobClient;
import io.camunda.client.api.worker.JobHandler;
import java.time.Duration;
import java.util.concurrent.ScheduledExecutorService;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;
import org.springframework.dao.DataAccessException;

/** Runs one task for one job at a time and sees to it that the job is explicitly ended. */
final class JobRunner<I extends Record> implements JobHandler {

  private static final Logger LOG = LoggerFactory.getLogger(JobRunner.class);
  private static final Duration UNEXPECTED_BACKOFF = Duration.ofSeconds(10);

  /** What all runners share. */
  record Surroundings(
      CamundaClient client,
      ScheduledExecutorService timer,
      JobSettings settings,
      JobAttempts attempts,
      RunningJobs running,
      JobMetrics metrics) {}

  private final JobTask<I> task;
  private final Surroundings with;
  private final JobCommands commands;

  JobRunner(JobTask<I> task, Surroundings with) {
    this.task = task;
    this.with = with;
    this.commands = new JobCommands(with.client());
  }

  @Override
  public void handle(JobClient unused, ActivatedJob job) {
    var running = with.running().begin(job);
    if (running == null) {
      if (with.running().closed()) {
        handBack(job);
      }
      return;
    }
    long begun = System.nanoTime();
    var remaining = Duration.ofMillis(job.getDeadline() - System.currentTimeMillis());
    try (var lease =
        new Lease(with.client(), with.timer(), job.getKey(), with.settings().lease(), remaining)) {
      var outcome = attempt(job);
      if (running.settle()) {
        end(job, outcome, lease);
        with.metrics()
            .ended(task.type(), outcome.tag(), Duration.ofNanos(System.nanoTime() - begun));
      } else {
        LOG.info("Job {} ({}) ended after it was handed back", job.getKey(), task.type());
      }
    } finally {
      with.running().end(running);
    }
  }

  /** Gives a job that arrived while the process drains, or is still under way then, back. */
  void handBack(ActivatedJob job) {
    if (commands.handBack(job) == Sent.TAKEN) {
      with.metrics().handedBack(task.type());
      forget(job);
    }
  }

  String type() {
    return task.type();
  }

  private void end(ActivatedJob job, JobOutcome outcome, Lease lease) {
    if (outcome instanceof Fault fault) {
      LOG.warn("Job {} ({}) is an incident: {}", job.getKey(), task.type(), fault.message());
    }
    if (commands.end(job, outcome, lease::held) == Sent.DROPPED) {
      with.metrics().dropped(task.type());
    }
    forget(job);
  }

  /** A count that stays is pruned by age; failing a job that ended well would be worse. */
  private void forget(ActivatedJob job) {
    try {
      with.attempts().ended(job.getKey());
    } catch (DataAccessException e) {
      LOG.warn("Cannot forget the attempts of job {}", job.getKey(), e);
    }
  }

  @SuppressWarnings("CatchAndPrintStackTrace")
  private JobOutcome attempt(ActivatedJob job) {
    try {
      int attempt = with.attempts().begin(job.getKey());
      int most = with.settings().maxAttempts();
      if (attempt > most) {
        return new Fault(
            "Job %d (%s) ended its worker, or outlived its lease, %d times. Look at the workers'"
                    .formatted(job.getKey(), task.type(), most)
                + " log and at what ended the process at those times; then resolve this incident"
                + " to try again.");
      }
      return run(job);
    } catch (DataAccessException e) {
      LOG.warn("The workers' database failed for job {} ({})", job.getKey(), task.type(), e);
      return new PassingTrouble(
          "The workers' database cannot be used now; see the workers' log", UNEXPECTED_BACKOFF);
    }
  }

  @SuppressWarnings("PMD.AvoidCatchingThrowable") // whatever happens, the job is ended explicitly
  private JobOutcome run(ActivatedJob job) {
    try {
      var input = JobJson.read(job.getVariables(), task.input());
      return task.run(
          input,
          new JobContext(
              job.getKey(), job.getType(), job.getProcessInstanceKey(), job.getRetries()));
    } catch (JobInputException e) {
      return new Fault(
          "The input of "
              + task.type()
              + " does not fit: "
              + e.getMessage()
              + ". Mend the flow's input mapping or the variable, then resolve this incident.");
    } catch (DataAccessException e) {
      throw e;
    } catch (RuntimeException | Error e) {
      LOG.error("Job {} ({}) failed unexpectedly", job.getKey(), task.type(), e);
      // An exception's own message may hold anything, a secret too: only its kind is told
      return new PassingTrouble(
          "Unexpected %s in %s; the workers' log has the details under job %d"
              .formatted(e.getClass().getSimpleName(), task.type(), job.getKey()),
          UNEXPECTED_BACKOFF);
    }
  }
}
