package dev.phoenix.workers.monitoring.incident;

import dev.phoenix.workers.gateway.Messages;
import dev.phoenix.workers.storage.Installation;
import io.camunda.client.CamundaClient;
import java.time.Clock;
import java.time.Duration;
import org.springframework.jdbc.core.simple.JdbcClient;

/** The real incidents for tests of those who open them; what they tell flows goes to a gateway. */
public final class StoredIncidents {

  private StoredIncidents() {}

  /** Those of an installation. */
  public static Incidents of(
      JdbcClient jdbc, Installation installation, Clock clock, CamundaClient client) {
    var table = new IncidentTable(jdbc, installation, clock);
    var settings = new IncidentSettings(Duration.ofMinutes(15), 3, Duration.ofDays(90));
    return new Incidents(table, new Announcer(table, new Messages(client), settings));
  }
}
