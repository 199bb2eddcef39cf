package dev.phoenix.workers.gateway;

import dev.phoenix.connector.commons.effect.EffectLedger;
import io.camunda.client.CamundaClient;
import io.camunda.client.api.command.ClientException;
import java.time.Duration;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/**
 * Learns where an engine goes on that was restored from a backup, before any of its jobs is taken.
 * A message that nobody waits for is the cheapest thing that has a key.
 */
final class RestoredEngine {

  private static final Logger LOG = LoggerFactory.getLogger(RestoredEngine.class);
  private static final String NAME = "phoenix-restored";
  private static final Duration BETWEEN = Duration.ofSeconds(2);

  private final EffectLedger ledger;
  private final CamundaClient client;
  private final Duration patience;

  RestoredEngine(EffectLedger ledger, CamundaClient client, Duration patience) {
    this.ledger = ledger;
    this.client = client;
    this.patience = patience;
  }

  /**
   * Asks the engine once after a restore, else does nothing.
   *
   * @throws IllegalStateException if it does not answer: without it, what is new could be taken for
   *     what the lost time sent
   */
  void learn() {
    if (!ledger.awaitsEngine()) {
      return;
    }
    long key = key();
    ledger.engineWentOn(key);
    LOG.info("The restored engine goes on at {}: what begins from here is new", key);
  }

  private long key() {
    long end = System.nanoTime() + patience.toNanos();
    while (true) {
      try {
        return client
            .newPublishMessageCommand()
            .messageName(NAME)
            .correlationKey(NAME)
            .timeToLive(Duration.ZERO)
            .requestTimeout(Duration.ofSeconds(10))
            .send()
            .join()
            .getMessageKey();
      } catch (ClientException e) {
        if (System.nanoTime() > end) {
          throw new IllegalStateException(
              "These tables are of a backup, and the engine must answer once before the workers"
                  + " start: start it, then the workers again",
              e);
        }
        LOG.info("Waiting for the restored engine: {}", e.getMessage());
      }
      pause();
    }
  }

  private static void pause() {
    try {
      Thread.sleep(BETWEEN);
    } catch (InterruptedException e) {
      Thread.currentThread().interrupt();
      throw new IllegalStateException("stopped while waiting for the engine", e);
    }
  }
}
