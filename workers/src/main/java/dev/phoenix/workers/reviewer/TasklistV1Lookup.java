package dev.phoenix.workers.reviewer;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.node.ArrayNode;
import com.fasterxml.jackson.databind.node.JsonNodeFactory;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.List;
import java.util.Optional;
import java.util.stream.StreamSupport;
import org.jspecify.annotations.Nullable;

/**
 * Asks Operate's {@code POST /v1/process-instances/search} for the reviews of a caller, and
 * Tasklist's {@code POST /v1/tasks/search} for their tasks (Camunda 8.6 and 8.7).
 */
final class TasklistV1Lookup implements ReviewerLookup {

  private static final int MOST_REVIEWS = 20;

  private final CamundaRest rest;

  TasklistV1Lookup(CamundaRest rest) {
    this.rest = rest;
  }

  @Override
  public Optional<String> find(Review review) {
    return reviews(review).stream()
        .flatMap(key -> completed(key, review.elementId()))
        .max(Comparator.comparing(task -> task.path("completionDate").asText()))
        .map(task -> task.path("assignee").asText(""))
        .map(assignee -> assignee.isBlank() || "null".equals(assignee) ? UNASSIGNED : assignee);
  }

  private List<Long> reviews(Review review) {
    if (review.processInstanceKey() != null) {
      return List.of(review.processInstanceKey());
    }
    var query = JsonNodeFactory.instance.objectNode().put("size", MOST_REVIEWS);
    query.putObject("filter").put("parentKey", review.callerKey());
    var keys = new ArrayList<Long>();
    rest.search("/v1/process-instances/search", query)
        .path("items")
        .forEach(instance -> keys.add(instance.path("key").asLong()));
    return keys;
  }

  private java.util.stream.Stream<JsonNode> completed(long key, @Nullable String elementId) {
    var query =
        JsonNodeFactory.instance
            .objectNode()
            .put("state", "COMPLETED")
            .put("processInstanceKey", Long.toString(key))
            .put("pageSize", MOST_REVIEWS);
    if (elementId != null) {
      query.put("taskDefinitionId", elementId);
    }
    return rest.search("/v1/tasks/search", query) instanceof ArrayNode tasks
        ? StreamSupport.stream(tasks.spliterator(), false)
        : java.util.stream.Stream.empty();
  }
}
