package dev.phoenix.workers.approval.request;

import com.fasterxml.jackson.databind.JsonNode;
import io.camunda.client.CamundaClient;
import io.camunda.client.api.command.ClientStatusException;
import io.grpc.Status;
import java.time.Duration;
import java.util.Map;
import org.springframework.stereotype.Component;

/** Tells the process instances that joined a request how it ended. */
@Component
final class OutcomeMessages {

  private static final String NAME = "request-closed";
  private static final Duration KEPT = Duration.ofHours(1);
  private static final Duration PATIENCE = Duration.ofSeconds(10);

  private final CamundaClient client;

  OutcomeMessages(CamundaClient client) {
    this.client = client;
  }

  /** What a process instance that joined a request waits for. */
  static String waitKey(String requestId, long processInstanceKey) {
    return requestId + ":" + processInstanceKey;
  }

  /** Tells one of them, whether it waits already or will in a moment; again it does nothing. */
  void tell(String requestId, long processInstanceKey, JsonNode outcome) {
    var key = waitKey(requestId, processInstanceKey);
    try {
      var _ =
          client
              .newPublishMessageCommand()
              .messageName(NAME)
              .correlationKey(key)
              .messageId(key)
              .timeToLive(KEPT)
              .variables(Map.of("outcome", outcome))
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
