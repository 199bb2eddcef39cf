package dev.phoenix.workers.job;

import com.fasterxml.jackson.core.JsonProcessingException;
import io.camunda.client.CamundaClient;
import io.camunda.client.api.response.ActivatedJob;
import io.micrometer.core.instrument.MeterRegistry;
import io.micrometer.core.instrument.Timer;
import java.time.Duration;
import java.util.Map;
import java.util.concurrent.ConcurrentHashMap;
import java.util.concurrent.ScheduledThreadPoolExecutor;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/**
 * Runs one job through its task and sees to it that it ends: completed, failed or as a BPMN error,
 * never by time-out.
 */
public final class JobRunner implements AutoCloseable {

  private static final Logger LOG = LoggerFactory.getLogger(JobRunner.class);
  private static final Duration UNFORESEEN_BACKOFF = Duration.ofSeconds(5);

  private final JobAttempts attempts;
  private final JobSettings settings;
  private final MeterRegistry meters;
  private final JobCommands commands;
  private final ScheduledThreadPoolExecutor timer =
      new ScheduledThreadPoolExecutor(
          1, Thread.ofPlatform().daemon().name("job-heartbeat").factory());
  private final Map<Long, Running> running = new ConcurrentHashMap<>();

  public JobRunner(JobAttempts attempts, JobSettings settings, MeterRegistry meters) {
    this.attempts = attempts;
    this.settings = settings;
    this.meters = meters;
    this.commands = new JobCommands(settings.lease());
  }

  /** Runs a job and tells the engine how it ended. */
  void run(JobTask task, CamundaClient client, ActivatedJob job) {
    var started = Timer.start(meters);
    running.put(job.getKey(), new Running(client, job));
    try (var heartbeat = new Heartbeat(timer, client, job, settings.lease())) {
      var outcome = outcome(task, job);
      // a job that was handed back meanwhile belongs to another worker
      if (running.remove(job.getKey()) != null) {
        commands.end(client, job, outcome);
        attempts.end(job.getKey());
      }
      log(job, outcome);
      started.stop(
          meters.timer(
              "phoenix.job.latency",
              "type",
              task.type(),
              "outcome",
              outcome.getClass().getSimpleName()));
    } finally {
      running.remove(job.getKey());
    }
  }

  private JobOutcome outcome(JobTask task, ActivatedJob job) {
    try {
      var begun = attempts.begin(job.getKey());
      if (begun > settings.maxAttempts()) {
        return new JobOutcome.Fault(
            "This job began "
                + (begun - 1)
                + " times without coming to an end: it seems to kill its worker. Look at the"
                + " workers' log around the last start, mend the cause and raise the retries.");
      }
      return task.carryOut(input(job));
    } catch (JobFaultException e) {
      return new JobOutcome.Fault(String.valueOf(e.getMessage()));
    } catch (Exception e) {
      LOG.warn("Job {} ({}) failed unexpectedly", job.getKey(), job.getType(), e);
      return new JobOutcome.PassingTrouble(
          e.getClass().getSimpleName() + ": " + e.getMessage() + " (details in the workers' log)",
          UNFORESEEN_BACKOFF);
    }
  }

  private static JobInput input(ActivatedJob job) throws JsonProcessingException {
    return new JobInput(
        JobInput.JSON.readTree(job.getVariables()),
        job.getProcessInstanceKey(),
        job.getElementInstanceKey(),
        job.getRetries());
  }

  private static void log(ActivatedJob job, JobOutcome outcome) {
    switch (outcome) {
      case JobOutcome.Completed done ->
          LOG.info("{} done (instance {})", job.getType(), job.getProcessInstanceKey());
      case JobOutcome.BusinessError error ->
          LOG.info(
              "{} ended with {} (instance {})",
              job.getType(),
              error.code(),
              job.getProcessInstanceKey());
      case JobOutcome.PassingTrouble trouble ->
          LOG.warn(
              "{} will be tried again (instance {}): {}",
              job.getType(),
              job.getProcessInstanceKey(),
              trouble.message());
      case JobOutcome.Fault fault ->
          LOG.error(
              "{} needs help (instance {}): {}",
              job.getType(),
              job.getProcessInstanceKey(),
              fault.message());
    }
  }

  /** Waits for the jobs under way, then hands the rest back. No new job may come in meanwhile. */
  void drain() {
    var until = System.nanoTime() + settings.drain().toNanos();
    try {
      while (!running.isEmpty() && System.nanoTime() < until) {
        Thread.sleep(50);
      }
    } catch (InterruptedException e) {
      Thread.currentThread().interrupt();
    }
    for (var left : running.values()) {
      if (running.remove(left.job().getKey()) != null
          && commands.handBack(left.client(), left.job())) {
        attempts.end(left.job().getKey());
        LOG.info(
            "{} handed back (instance {})",
            left.job().getType(),
            left.job().getProcessInstanceKey());
      }
    }
  }

  @Override
  public void close() {
    timer.shutdownNow();
  }

  private record Running(CamundaClient client, ActivatedJob job) {}
}
