package dev.phoenix.workers.monitoring.health.probe;

import dev.phoenix.connector.commons.http.HttpFailure;
import dev.phoenix.workers.monitoring.PlainLine;

/**
 * The model runtime's own health, and how full its queue is.
 *
 * @param web its HTTP address
 * @param places how many requests it works on or lets wait
 */
public record ModelRuntimeProbe(Web web, int places) implements Probe {

  @Override
  public Finding look() throws HttpFailure {
    var health = web.get("/actuator/health");
    var status = Web.json(health).path("status").asText();
    if (health.status() != 200 || !status.equals("UP")) {
      return Finding.down("answered %d %s", health.status(), PlainLine.of(status));
    }
    var metrics = web.get("/actuator/prometheus");
    var depth =
        metrics.status() == 200
            ? new Metrics(Web.text(metrics)).sum("phoenix_model_runtime_queue_depth")
            : java.util.OptionalDouble.empty();
    if (depth.isEmpty()) {
      return Finding.up("is up; it does not tell how full its queue is");
    }
    long requests = Math.round(depth.getAsDouble());
    var text = "%d of %d places in its queue are taken".formatted(requests, places);
    return requests >= places ? Finding.degraded(text) : Finding.up(text);
  }
}
