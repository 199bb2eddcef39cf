package dev.phoenix.workers.monitoring.health.probe;

import com.fasterxml.jackson.databind.JsonNode;
import dev.phoenix.connector.commons.http.HttpFailure;
import java.util.Optional;

/**
 * OpenSearch's cluster health and, where they are in force, its disk watermarks.
 *
 * @param web its HTTP address
 */
public record OpenSearchProbe(Web web) implements Probe {

  private static final String DISK = "cluster.routing.allocation.disk";

  @Override
  public Finding look() throws HttpFailure {
    var answer = web.get("/_cluster/health");
    var health = Web.json(answer);
    var status = health.path("status").asText();
    if (answer.status() != 200 || !status.matches("green|yellow|red")) {
      return Finding.down("answered %d without a cluster's status", answer.status());
    }
    var text =
        "%s; %d shards, %d unassigned"
            .formatted(
                status,
                health.path("active_shards").asLong(),
                health.path("unassigned_shards").asLong());
    if (status.equals("red")) {
      return Finding.down(text);
    }
    return disk(text).orElseGet(() -> Finding.up(text));
  }

  private Optional<Finding> disk(String text) throws HttpFailure {
    var settings =
        Web.json(web.get("/_cluster/settings?include_defaults=true&filter_path=*." + DISK));
    if (!setting(settings, "threshold_enabled").asBoolean(true)) {
      return Optional.empty();
    }
    var usage = Web.json(web.get("/_nodes/stats/fs?filter_path=nodes.*.fs.total"));
    for (var node : usage.path("nodes")) {
      var total = node.path("fs").path("total");
      long size = total.path("total_in_bytes").asLong();
      long free = total.path("available_in_bytes").asLong();
      if (size > 0) {
        var found = disk(text, settings, size, free);
        if (found.isPresent()) {
          return found;
        }
      }
    }
    return Optional.empty();
  }

  private static Optional<Finding> disk(String text, JsonNode settings, long size, long free) {
    var marks = setting(settings, "watermark");
    var used = "%s; its disk is %d %% full".formatted(text, 100 - 100 * free / size);
    if (Watermark.of(marks.path("flood_stage").asText("95%")).reached(size, free)) {
      return Optional.of(Finding.down(used + ", indices are read-only"));
    }
    return Watermark.of(marks.path("low").asText("85%")).reached(size, free)
        ? Optional.of(Finding.degraded(used))
        : Optional.empty();
  }

  /** As it is set now, else for good, else by default. */
  private static JsonNode setting(JsonNode settings, String name) {
    var path = "/" + DISK.replace('.', '/') + "/" + name;
    for (var level : new String[] {"/transient", "/persistent"}) {
      var found = settings.at(level + path);
      if (!found.isMissingNode()) {
        return found;
      }
    }
    return settings.at("/defaults" + path);
  }
}
