package dev.phoenix.workers.monitoring.alert;

import java.time.Instant;
import java.util.List;
import org.jspecify.annotations.Nullable;

/**
 * Writes down what Alertmanager says. It says things twice, and in any order: what is known to be
 * newer stays.
 */
final class Intake {

  private final Alerts alerts;

  Intake(Alerts alerts) {
    this.alerts = alerts;
  }

  void take(List<Alert> told) {
    for (var alert : told) {
      var known = alerts.find(Alert.Source.ALERTMANAGER, alert.fingerprint()).orElse(null);
      if (isNews(known, alert)) {
        alerts.put(alert);
      } else if (known != null && known.lasts() && alert.lasts()) {
        alerts.put(seen(known, alert.seenAt()));
      }
    }
  }

  /**
   * Whether a word changes what is known. One firing of an alert is known by its beginning: a later
   * one is another firing; the same one can end, and does not begin again.
   */
  static boolean isNews(@Nullable Alert known, Alert told) {
    if (known == null) {
      return true;
    }
    int order = told.startedAt().compareTo(known.startedAt());
    return order > 0 || (order == 0 && known.lasts() && !told.lasts());
  }

  private static Alert seen(Alert known, Instant now) {
    return new Alert(
        known.source(),
        known.fingerprint(),
        known.name(),
        known.group(),
        known.labels(),
        known.kind(),
        known.said(),
        known.summary(),
        known.measured(),
        known.excess(),
        known.startedAt(),
        known.firesAt(),
        null,
        now);
  }
}
