package dev.phoenix.workers.gateway;

import dev.phoenix.workers.job.JobExecutor;
import dev.phoenix.workers.job.JobSettings;
import dev.phoenix.workers.job.JobWorkers;
import io.camunda.client.CamundaClient;
import java.time.Duration;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;
import org.springframework.context.SmartLifecycle;
import org.springframework.stereotype.Component;

/**
 * Opens the workers when all else stands, and drains them before anything they need goes.
 *
 * <p>The connector runtime closes its workers one phase earlier but waits for none of them, and the
 * client would then interrupt what they do and let it fail as an incident. So their handlers run on
 * our executor, which the client does not own: here they are waited for. What outlives the drain is
 * cut off from the engine before it can fail; its lease runs out and another worker takes it, with
 * its retries unspent.
 */
@Component
final class WorkersLifecycle implements SmartLifecycle {

  private static final Logger LOG = LoggerFactory.getLogger(WorkersLifecycle.class);

  private final JobWorkers workers;
  private final JobExecutor executor;
  private final CamundaClient client;
  private final JobSettings settings;
  private final RestoredEngine restored;
  private volatile boolean running;

  WorkersLifecycle(
      JobWorkers workers,
      JobExecutor executor,
      CamundaClient client,
      JobSettings settings,
      RestoredEngine restored) {
    this.workers = workers;
    this.executor = executor;
    this.client = client;
    this.settings = settings;
    this.restored = restored;
  }

  @Override
  public void start() {
    restored.learn();
    workers.open();
    running = true;
  }

  @Override
  public void stop() {
    LOG.info("Draining: jobs under way have up to {}", settings.drain());
    long begun = System.nanoTime();
    workers.close();
    var left = settings.drain().minusNanos(System.nanoTime() - begun);
    if (!executor.awaitIdle(left.isNegative() ? Duration.ZERO : left)) {
      LOG.warn("Some jobs outlive the drain; the engine will offer them again");
      client.close();
    }
    executor.shutdown();
    running = false;
  }

  @Override
  public boolean isRunning() {
    return running;
  }

  /** One before the Camunda starter's own, which starts last and stops first. */
  @Override
  public int getPhase() {
    return SmartLifecycle.DEFAULT_PHASE - 1;
  }
}
