package dev.phoenix.workers.approval.request;

import com.fasterxml.jackson.databind.JsonNode;
import dev.phoenix.workers.gateway.Messages;
import java.time.Duration;
import java.util.Map;
import org.springframework.stereotype.Component;

/** Tells the process instances that joined a request how it ended. */
@Component
final class OutcomeMessages {

  private static final Duration KEPT = Duration.ofHours(1);

  private final Messages messages;

  OutcomeMessages(Messages messages) {
    this.messages = messages;
  }

  /** What a process instance that joined a request waits for. */
  static String waitKey(String requestId, long processInstanceKey) {
    return requestId + ":" + processInstanceKey;
  }

  /** Tells one of them, whether it waits already or will in a moment; again it does nothing. */
  void tell(String requestId, long processInstanceKey, JsonNode outcome) {
    var key = waitKey(requestId, processInstanceKey);
    messages.publish("request-closed", key, key, Map.of("outcome", outcome), KEPT);
  }
}
