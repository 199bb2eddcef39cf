package dev.phoenix.local.bench;

import com.fasterxml.jackson.databind.JsonNode;
import dev.phoenix.local.Json;
import dev.phoenix.local.rest.Camunda;

/**
 * What Operate knows of process instances, some seconds after it happened.
 *
 * @param camunda the platform
 */
public record Operate(Camunda camunda) {

  /** Whether an instance came to its end. */
  public boolean completed(String instance) throws InterruptedException {
    return search("/v1/process-instances/search", "key", instance)
        .path(0)
        .path("state")
        .asText()
        .equals("COMPLETED");
  }

  /** The elements that an instance went through, each time that it did. */
  public JsonNode elements(String instance) throws InterruptedException {
    return search("/v1/flownode-instances/search", "processInstanceKey", instance);
  }

  /** How many incidents an instance has or had. */
  public int incidents(String instance) throws InterruptedException {
    return search("/v1/incidents/search", "processInstanceKey", instance).size();
  }

  private JsonNode search(String path, String field, String key) throws InterruptedException {
    var query = Json.MAPPER.createObjectNode().put("size", 1000);
    query.putObject("filter").put(field, Long.parseLong(key));
    return camunda.post(path, query).path("items");
  }
}
