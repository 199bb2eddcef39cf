package dev.phoenix.bench;

import io.camunda.client.CamundaClient;
import io.camunda.client.api.worker.JobClient;
import io.camunda.client.api.worker.JobWorker;
import java.time.Duration;
import java.util.Map;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.CountDownLatch;
import java.util.concurrent.TimeUnit;

/**
 * A process of one service task and a client that completes it at once: what the engine itself can
 * do.
 */
final class BareProcess {

  private static final String PROCESS = "bench-bare";
  private static final String JOB_TYPE = "bench.do-nothing";
  private static final Duration PATIENCE = Duration.ofMinutes(3);

  private final CamundaClient client;
  private final Starts starts;

  BareProcess(CamundaClient client) {
    this.client = client;
    this.starts = new Starts(client);
    client.newDeployResourceCommand().addResourceFromClasspath("bare.bpmn").send().join();
  }

  /** Runs so many instances; answers how many jobs were completed in a second. */
  double run(int instances) throws InterruptedException {
    CountDownLatch left = new CountDownLatch(instances);
    try (JobWorker worker =
        client
            .newWorker()
            .jobType(JOB_TYPE)
            .handler((jobs, job) -> complete(jobs, job.getKey(), left))
            .maxJobsActive(32)
            .streamEnabled(true)
            .pollInterval(Duration.ofMillis(100))
            .open()) {
      long started = System.nanoTime();
      for (int instance = 0; instance < instances && worker.isOpen(); instance++) {
        starts.start(PROCESS, Map.of());
      }
      if (!left.await(PATIENCE.toSeconds(), TimeUnit.SECONDS)) {
        throw new IllegalStateException(
            left.getCount() + " bare jobs were not completed within " + PATIENCE);
      }
      return instances / ((System.nanoTime() - started) / 1e9);
    }
  }

  private static void complete(JobClient jobs, long key, CountDownLatch left) {
    jobs.newCompleteCommand(key)
        .send()
        .whenComplete(
            (done, refusal) -> {
              if (refusal == null) {
                left.countDown();
              } else {
                CompletableFuture.delayedExecutor(20, TimeUnit.MILLISECONDS)
                    .execute(() -> complete(jobs, key, left));
              }
            });
  }
}
