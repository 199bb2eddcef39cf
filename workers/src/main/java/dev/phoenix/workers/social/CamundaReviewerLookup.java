package dev.phoenix.workers.social;

import io.camunda.client.CamundaClient;
import io.camunda.client.api.command.ClientException;
import io.camunda.client.api.search.enums.UserTaskState;
import java.util.Map;
import java.util.Optional;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/** Asks the search API of Camunda 8.8 and later. */
final class CamundaReviewerLookup implements ReviewerLookup {

  private static final Logger LOG = LoggerFactory.getLogger(CamundaReviewerLookup.class);

  private final CamundaClient client;

  CamundaReviewerLookup(CamundaClient client) {
    this.client = client;
  }

  @Override
  public Optional<String> reviewerOf(String requestId) {
    try {
      return client
          .newUserTaskSearchRequest()
          .filter(
              task ->
                  task.elementId(REVIEW_TASK)
                      .state(UserTaskState.COMPLETED)
                      .localVariables(Map.of("requestId", "\"" + requestId + "\"")))
          .sort(task -> task.completionDate().desc())
          .send()
          .join()
          .items()
          .stream()
          .map(task -> task.getAssignee())
          .filter(name -> name != null && !name.isEmpty())
          .findFirst();
    } catch (ClientException e) {
      LOG.warn("The cluster does not say who reviewed request {}: {}", requestId, e.getMessage());
      return Optional.empty();
    }
  }
}
