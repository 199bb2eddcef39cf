package dev.phoenix.workers.learning.night;

import dev.phoenix.workers.gateway.Messages;
import io.camunda.client.CamundaClient;
import io.camunda.client.api.command.ClientStatusException;
import io.camunda.client.api.command.FinalCommandStep;
import io.grpc.Status;
import java.time.Duration;
import java.util.Map;

/**
 * What the flow is told. A message is published again under its id until the engine took it, and
 * taken once.
 */
final class NightMessages {

  private static final String ONE_AT_A_TIME = "nightly";
  private static final Duration REQUEST_TIMEOUT = Duration.ofSeconds(10);
  // longer than any wait of the flow, which would miss it otherwise
  private static final Duration FOR_LATE_WAITERS = Duration.ofDays(8);

  private final CamundaClient client;
  private final Messages messages;

  NightMessages(CamundaClient client) {
    this.client = client;
    this.messages = new Messages(client);
  }

  /**
   * Asks for a night.
   *
   * @param messageId asked for once under it while {@code waits} lasts
   * @param waits how long it waits for an earlier night to end
   */
  void requestTraining(String messageId, Map<String, Object> variables, Duration waits) {
    messages.publish("training-requested", ONE_AT_A_TIME, messageId, variables, waits);
  }

  /** Tells a run's flow that its training ended. */
  void trainingFinished(String runId, Map<String, Object> trained) {
    messages.publish(
        "training-finished",
        runId,
        runId + ":training-finished",
        Map.of("trained", trained),
        FOR_LATE_WAITERS);
  }

  /** Tells a run's flow what its live adapter's drafts are like. */
  void watchFinished(String runId, Map<String, Object> watch) {
    messages.publish(
        "watch-finished",
        runId,
        runId + ":watch-finished",
        Map.of("watch", watch),
        FOR_LATE_WAITERS);
  }

  /**
   * Shows how far a run is.
   *
   * @return false if its process instance is gone
   */
  boolean show(long processInstanceKey, Map<String, Object> training) {
    try {
      send(
          client
              .newSetVariablesCommand(processInstanceKey)
              .variables(Map.of("training", training)));
      return true;
    } catch (ClientStatusException e) {
      if (e.getStatusCode() == Status.Code.NOT_FOUND) {
        return false;
      }
      throw e;
    }
  }

  private static void send(FinalCommandStep<?> command) {
    command.requestTimeout(REQUEST_TIMEOUT);
    var _ = command.send().join();
  }
}
