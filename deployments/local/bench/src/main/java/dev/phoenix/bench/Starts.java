package dev.phoenix.bench;

import io.camunda.client.CamundaClient;
import java.time.Duration;
import java.util.Map;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.Executor;
import java.util.concurrent.Semaphore;
import java.util.concurrent.TimeUnit;

/**
 * Starts instances with a bounded number in flight: more only earn refusals (RESOURCE_EXHAUSTED).
 */
final class Starts {

  private static final int IN_FLIGHT = 16;
  private static final Duration PAUSE = Duration.ofMillis(20);

  private final CamundaClient client;
  private final Semaphore slots = new Semaphore(IN_FLIGHT);
  private final Executor later =
      CompletableFuture.delayedExecutor(PAUSE.toMillis(), TimeUnit.MILLISECONDS);

  Starts(CamundaClient client) {
    this.client = client;
  }

  /** Starts one; waits while too many are in flight. A refused one is started again. */
  void start(String process, Map<String, Object> variables) throws InterruptedException {
    slots.acquire();
    send(process, variables);
  }

  private void send(String process, Map<String, Object> variables) {
    client
        .newCreateInstanceCommand()
        .bpmnProcessId(process)
        .latestVersion()
        .variables(variables)
        .send()
        .whenComplete(
            (instance, refusal) -> {
              if (refusal == null) {
                slots.release();
              } else {
                later.execute(() -> send(process, variables));
              }
            });
  }
}
