package dev.phoenix.workers.social;

import com.fasterxml.jackson.databind.JsonNode;
import java.net.URI;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.stream.StreamSupport;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;
import org.springframework.web.client.RestClient;
import org.springframework.web.client.RestClientException;

/** Asks Tasklist's own API, as Camunda 8.6 and 8.7 have it: {@code POST /v1/tasks/search}. */
final class TasklistReviewerLookup implements ReviewerLookup {

  private static final Logger LOG = LoggerFactory.getLogger(TasklistReviewerLookup.class);

  private final RestClient http;
  private final URI search;

  /** With a client that carries the credentials. */
  TasklistReviewerLookup(RestClient http, URI restAddress) {
    this.http = http;
    this.search = URI.create(restAddress.toString().replaceAll("/+$", "") + "/v1/tasks/search");
  }

  @Override
  public Optional<String> reviewerOf(String requestId) {
    var query =
        Map.of(
            "state",
            "COMPLETED",
            "taskDefinitionId",
            REVIEW_TASK,
            "pageSize",
            10,
            "sort",
            List.of(Map.of("field", "completionTime", "order", "DESC")),
            "taskVariables",
            List.of(
                Map.of("name", "requestId", "value", "\"" + requestId + "\"", "operator", "eq")));
    try {
      var tasks = http.post().uri(search).body(query).retrieve().body(JsonNode.class);
      return tasks == null
          ? Optional.empty()
          : StreamSupport.stream(tasks.spliterator(), false)
              .map(task -> task.path("assignee").asText(""))
              .filter(name -> !name.isEmpty())
              .findFirst();
    } catch (RestClientException e) {
      LOG.warn("Tasklist does not say who reviewed request {}: {}", requestId, e.getMessage());
      return Optional.empty();
    }
  }
}
