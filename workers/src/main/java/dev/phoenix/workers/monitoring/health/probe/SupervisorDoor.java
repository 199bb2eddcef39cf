package dev.phoenix.workers.monitoring.health.probe;

import com.fasterxml.jackson.databind.JsonNode;
import dev.phoenix.connector.commons.http.HttpFailure;
import java.util.Optional;
import java.util.Set;
import java.util.TreeSet;

/**
 * What the supervisor tells through its door.
 *
 * @param web the door's address, with its token
 */
public record SupervisorDoor(Web web) {

  /**
   * What runs, as {@code ./deployments/phoenix status --json} shows it; empty if it is not told.
   */
  Optional<JsonNode> status() throws HttpFailure {
    return body("/status").filter(status -> status.path("services").isArray());
  }

  /** The backups of the archive folder, newest first; empty if it is not told. */
  Optional<JsonNode> backups() throws HttpFailure {
    return body("/backups").map(body -> body.path("backups")).filter(JsonNode::isArray);
  }

  /** The services that it watches, and tells people about itself; none if it cannot be asked. */
  public Set<String> services() {
    var names = new TreeSet<String>();
    try {
      status()
          .ifPresent(
              status -> status.path("services").forEach(s -> names.add(s.path("name").asText())));
    } catch (HttpFailure e) {
      return Set.of();
    }
    return names;
  }

  private Optional<JsonNode> body(String path) throws HttpFailure {
    var answer = web.get(path);
    return answer.status() == 200 ? Optional.of(Web.json(answer)) : Optional.empty();
  }
}
