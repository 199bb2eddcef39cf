package dev.phoenix.workers.job;

import io.camunda.client.CamundaClient;
import io.camunda.client.api.worker.JobWorker;
import io.micrometer.core.instrument.MeterRegistry;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.concurrent.Executors;
import java.util.concurrent.ScheduledExecutorService;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/**
 * The workers for all tasks. Opening them needs no engine: they connect, and connect again, by
 * themselves. Their client's executor must have room for {@code maxJobsActive} jobs of each type.
 */
public final class JobWorkers implements AutoCloseable {

  private static final Logger LOG = LoggerFactory.getLogger(JobWorkers.class);

  private final CamundaClient client;
  private final JobSettings settings;
  private final JobMetrics metrics;
  private final JobAttempts attempts;
  private final List<JobTask<?>> tasks;

  private final RunningJobs running = new RunningJobs();
  private final Map<String, JobRunner<?>> runners = new HashMap<>();
  private final List<JobWorker> workers = new ArrayList<>();
  private final ScheduledExecutorService timer =
      Executors.newSingleThreadScheduledExecutor(
          Thread.ofPlatform().daemon().name("job-heartbeat").factory());

  /** Makes the workers; {@link #open} opens them. */
  public JobWorkers(
      CamundaClient client,
      List<JobTask<?>> tasks,
      JobSettings settings,
      JobAttempts attempts,
      MeterRegistry registry) {
    this.client = client;
    this.tasks = List.copyOf(tasks);
    this.settings = settings;
    this.attempts = attempts;
    this.metrics = new JobMetrics(registry);
  }

  /** Opens one worker for each task, streaming and polling. */
  public void open() {
    attempts.prune();
    var surroundings =
        new JobRunner.Surroundings(client, timer, settings, attempts, running, metrics);
    tasks.forEach(task -> open(task, surroundings));
  }

  private <I extends Record> void open(JobTask<I> task, JobRunner.Surroundings surroundings) {
    var runner = new JobRunner<>(task, surroundings);
    if (runners.putIfAbsent(task.type(), runner) != null) {
      throw new IllegalStateException("Two tasks carry out the job type " + task.type());
    }
    workers.add(
        client
            .newWorker()
            .jobType(task.type())
            .handler(runner)
            .timeout(settings.lease())
            .name("phoenix-workers")
            .maxJobsActive(settings.maxJobsActive(task.type()))
            .fetchVariables(JobJson.variables(task.input()))
            .streamEnabled(true)
            .open());
  }

  /**
   * Takes no more jobs, lets those under way end within {@link JobSettings#drain}, and hands the
   * rest back with their retries unspent. None is interrupted: H2 closes its file when a thread
   * that uses it is.
   */
  @Override
  public void close() {
    workers.forEach(JobWorker::close);
    running.close();
    var rest = running.awaitEnd(settings.drain());
    for (var job : rest) {
      var runner = runners.get(job.job().getType());
      if (runner != null && job.settle()) {
        LOG.info("Handing job {} ({}) back", job.job().getKey(), runner.type());
        runner.handBack(job.job());
      }
    }
    timer.shutdown();
  }
}
