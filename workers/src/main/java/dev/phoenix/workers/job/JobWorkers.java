package dev.phoenix.workers.job;

import io.camunda.client.CamundaClient;
import io.camunda.client.api.worker.JobWorker;
import io.camunda.client.lifecycle.CamundaClientLifecycleAware;
import java.util.ArrayList;
import java.util.List;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/** Opens a worker for each task while the client lives, and drains them before it goes. */
public final class JobWorkers implements CamundaClientLifecycleAware, AutoCloseable {

  private static final Logger LOG = LoggerFactory.getLogger(JobWorkers.class);

  private final List<JobTask> tasks;
  private final JobRunner runner;
  private final JobSettings settings;
  private final List<JobWorker> open = new ArrayList<>();

  public JobWorkers(List<JobTask> tasks, JobRunner runner, JobSettings settings) {
    this.tasks = List.copyOf(tasks);
    this.runner = runner;
    this.settings = settings;
  }

  @Override
  public synchronized void onStart(CamundaClient client) {
    for (var task : tasks) {
      open.add(
          client
              .newWorker()
              .jobType(task.type())
              .handler((jobClient, job) -> runner.run(task, client, job))
              .timeout(settings.lease())
              .maxJobsActive(settings.maxJobsActive())
              .fetchVariables(task.variables())
              // streams bring a job at once, polls what a broken stream has left
              .streamEnabled(true)
              .name("phoenix-workers")
              .open());
    }
    LOG.info("Waiting for jobs: {}", tasks.stream().map(JobTask::type).sorted().toList());
  }

  @Override
  public synchronized void onStop(CamundaClient client) {
    open.forEach(JobWorker::close);
    open.clear();
    runner.drain();
  }

  @Override
  public void close() {
    runner.close();
  }
}
