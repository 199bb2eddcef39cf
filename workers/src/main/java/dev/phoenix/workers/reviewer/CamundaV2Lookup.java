package dev.phoenix.workers.reviewer;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.node.JsonNodeFactory;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.List;
import java.util.Optional;
import java.util.stream.Stream;
import java.util.stream.StreamSupport;
import org.jspecify.annotations.Nullable;

/**
 * Asks the Orchestration Cluster API: {@code POST /v2/process-instances/search} for the reviews of
 * a caller, and {@code POST /v2/user-tasks/search} for their tasks (Camunda 8.8 and later).
 */
final class CamundaV2Lookup implements ReviewerLookup {

  private final CamundaRest rest;

  CamundaV2Lookup(CamundaRest rest) {
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

  private List<String> reviews(Review review) {
    if (review.processInstanceKey() != null) {
      return List.of(review.processInstanceKey().toString());
    }
    var query = JsonNodeFactory.instance.objectNode();
    query.putObject("filter").put("parentProcessInstanceKey", Long.toString(review.callerKey()));
    var keys = new ArrayList<String>();
    rest.search("/v2/process-instances/search", query)
        .path("items")
        .forEach(instance -> keys.add(instance.path("processInstanceKey").asText()));
    return keys;
  }

  private Stream<JsonNode> completed(String key, @Nullable String elementId) {
    var query = JsonNodeFactory.instance.objectNode();
    var filter = query.putObject("filter").put("state", "COMPLETED").put("processInstanceKey", key);
    if (elementId != null) {
      filter.put("elementId", elementId);
    }
    var tasks = rest.search("/v2/user-tasks/search", query).path("items");
    return StreamSupport.stream(tasks.spliterator(), false);
  }
}
