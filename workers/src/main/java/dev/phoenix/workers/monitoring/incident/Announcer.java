package dev.phoenix.workers.monitoring.incident;

import dev.phoenix.workers.gateway.Messages;
import io.camunda.client.api.command.ClientException;
import java.time.Duration;
import java.util.Map;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/**
 * Tells the engine of incidents, in their order. What it could not be told stays marked in the
 * table and is told at the next {@link #tick}; the message's id keeps a repetition from being a
 * second one.
 */
final class Announcer {

  /** How long the engine keeps a message for a flow that is not there yet, and knows its id. */
  private static final Duration KEPT = Duration.ofDays(1);

  private static final Logger LOG = LoggerFactory.getLogger(Announcer.class);

  private final IncidentTable table;
  private final Messages messages;
  private final IncidentSettings settings;

  Announcer(IncidentTable table, Messages messages, IncidentSettings settings) {
    this.table = table;
    this.messages = messages;
    this.settings = settings;
  }

  /** Tells what there is, if the engine answers. */
  void announce() {
    try {
      tell();
    } catch (ClientException e) {
      LOG.debug("The engine is told of incidents later: {}", e.toString());
    }
  }

  /** Tells what there is, and forgets what is long over. */
  void tick() {
    tell();
    table.prune(settings.kept());
  }

  private synchronized void tell() {
    for (var incident : table.toAnnounce(IncidentTable.Announced.NOTHING)) {
      messages.publish(
          "incident-opened",
          incident.key(),
          "opened:" + incident.id(),
          Map.of("incident", variable(incident), "escalation", settings.cycle()),
          KEPT);
      table.announced(incident, IncidentTable.Announced.BEGINNING);
    }
    for (var incident : table.toAnnounce(IncidentTable.Announced.BEGINNING)) {
      messages.publish("incident-closed", incident.id(), "closed:" + incident.id(), Map.of(), KEPT);
      table.announced(incident, IncidentTable.Announced.END);
    }
  }

  private static Map<String, ?> variable(Incident incident) {
    return Map.of(
        "id", incident.id(),
        "key", incident.key(),
        "severity", incident.severity().name(),
        "title", incident.title(),
        "text", incident.text(),
        "openedAt", incident.openedAt().toString());
  }
}
