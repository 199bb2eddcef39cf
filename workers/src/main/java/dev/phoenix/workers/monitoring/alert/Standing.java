package dev.phoenix.workers.monitoring.alert;

import java.time.Clock;
import java.time.Instant;
import java.util.List;
import java.util.Set;
import java.util.function.Predicate;
import java.util.stream.Collectors;
import java.util.stream.Stream;

/**
 * How all alerts stand at a moment.
 *
 * @param now the moment
 * @param firing those that fire and are not silenced
 * @param silenced those that fire and are
 * @param pending those that have not lasted long enough
 */
record Standing(Instant now, List<Alert> firing, List<Alert> silenced, List<Alert> pending) {

  static Standing of(Alerts alerts, Silences silences, Clock clock) {
    var now = clock.instant();
    return of(alerts.lasting(), silences.holding(now), now);
  }

  static Standing of(List<Alert> lasting, List<Silence> silences, Instant now) {
    var counting = lasting.stream().filter(alert -> alert.firesAt(now)).toList();
    Predicate<Alert> silenced =
        alert -> silences.stream().anyMatch(each -> each.holds(now) && each.matches(alert));
    return new Standing(
        now,
        counting.stream().filter(silenced.negate()).toList(),
        counting.stream().filter(silenced).toList(),
        lasting.stream().filter(alert -> !alert.firesAt(now)).toList());
  }

  /** The keys of incidents that are not over: something of theirs fires, silenced or not. */
  Set<String> lasting() {
    return Stream.concat(firing.stream(), silenced.stream())
        .map(Alert::key)
        .collect(Collectors.toSet());
  }

  List<Alert> of(String key) {
    return firing.stream().filter(alert -> alert.key().equals(key)).toList();
  }
}
