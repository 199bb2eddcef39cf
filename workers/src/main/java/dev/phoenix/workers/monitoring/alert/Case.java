package dev.phoenix.workers.monitoring.alert;

import java.time.Instant;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;

/**
 * The alerts of a group that fire and are not silenced: what the decision on severity is asked.
 *
 * @param key of the incident that they are or will be
 * @param kind that of the alert that is worst
 * @param excess how many times the threshold the worst is
 * @param minutes since when the first lasts
 * @param said {@code critical} if one of them says so, else {@code warning}, else {@code none};
 *     empty if one says nothing
 */
record Case(String key, String kind, double excess, long minutes, String said) {

  private static final List<String> WORDS = List.of("none", "warning", "", "critical");

  /** Of alerts that fire, the longest lasting first. */
  static List<Case> of(List<Alert> firing, Instant now) {
    var groups = new LinkedHashMap<String, List<Alert>>();
    firing.forEach(alert -> groups.computeIfAbsent(alert.key(), k -> new ArrayList<>()).add(alert));
    return groups.entrySet().stream()
        .map(group -> of(group, now))
        .sorted(Comparator.comparingLong(Case::minutes).reversed().thenComparing(Case::key))
        .toList();
  }

  private static Case of(Map.Entry<String, List<Alert>> group, Instant now) {
    var worst =
        group.getValue().stream().max(Comparator.comparingDouble(Alert::excess)).orElseThrow();
    var said =
        group.getValue().stream()
            .map(Alert::said)
            .max(Comparator.comparingInt(WORDS::indexOf))
            .orElseThrow();
    var minutes = group.getValue().stream().mapToLong(alert -> alert.minutes(now)).max();
    return new Case(group.getKey(), worst.kind(), worst.excess(), minutes.orElseThrow(), said);
  }
}
