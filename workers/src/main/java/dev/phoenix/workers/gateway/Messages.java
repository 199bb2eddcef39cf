package dev.phoenix.workers.gateway;

import io.camunda.client.CamundaClient;
import io.camunda.client.api.command.ClientStatusException;
import io.grpc.Status;
import java.time.Duration;
import java.util.Map;
import org.springframework.stereotype.Component;

/** What flows are told. A message may be published again under its id: the engine takes it once. */
@Component
public final class Messages {

  private static final Duration PATIENCE = Duration.ofSeconds(10);

  private final CamundaClient client;

  /** Tells the flows of this cluster. */
  public Messages(CamundaClient client) {
    this.client = client;
  }

  /**
   * Publishes a message, unless the engine still knows one of this name, key and id.
   *
   * @param kept how long it waits for whoever waits for it, and how long its id is known
   */
  public void publish(String name, String key, String id, Map<String, ?> variables, Duration kept) {
    try {
      var _ =
          client
              .newPublishMessageCommand()
              .messageName(name)
              .correlationKey(key)
              .messageId(id)
              .timeToLive(kept)
              .variables(variables)
              .requestTimeout(PATIENCE)
              .send()
              .join();
    } catch (ClientStatusException e) {
      if (e.getStatusCode() != Status.Code.ALREADY_EXISTS) {
        throw e;
      }
    }
  }
}
