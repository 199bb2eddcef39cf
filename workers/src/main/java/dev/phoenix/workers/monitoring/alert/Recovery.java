package dev.phoenix.workers.monitoring.alert;

import dev.phoenix.workers.monitoring.incident.Incident;
import dev.phoenix.workers.monitoring.incident.Incidents;
import java.time.Clock;

/** Closes the incidents of alerts that are over. */
final class Recovery {

  private final Alerts alerts;
  private final Silences silences;
  private final Incidents incidents;
  private final Clock clock;

  Recovery(Alerts alerts, Silences silences, Incidents incidents, Clock clock) {
    this.alerts = alerts;
    this.silences = silences;
    this.incidents = incidents;
    this.clock = clock;
  }

  /**
   * Closes what is over.
   *
   * @return how many incidents
   */
  int close() {
    var lasting = Standing.of(alerts, silences, clock).lasting();
    var over =
        incidents.open().stream()
            .map(Incident::key)
            .filter(key -> key.startsWith(Alert.KEY) && !lasting.contains(key))
            .toList();
    over.forEach(key -> incidents.close(key, "No alert of this group fires any more."));
    return over.size();
  }

  /** Ends what only Prometheus could have ended, and closes what is over by that. */
  void withoutPrometheus() {
    var now = clock.instant();
    alerts.endUnseen(Alert.Source.PROMETHEUS, now, now);
    close();
  }
}
