package dev.phoenix.workers.monitoring.alert;

import java.time.Duration;
import java.time.Instant;
import java.util.SortedMap;
import org.jspecify.annotations.Nullable;

/**
 * Something that a rule found.
 *
 * @param source who says so
 * @param fingerprint of its labels
 * @param name of the rule
 * @param group alerts of a group are one incident
 * @param labels with {@code alertname}
 * @param kind what the decision on severity knows it by
 * @param said {@code critical}, {@code warning} or {@code none} where the rule says so; else empty
 * @param summary for people
 * @param measured the value, where it is known
 * @param excess how many times the threshold, 1 where there is none
 * @param startedAt since when
 * @param firesAt from when on it counts
 * @param endedAt null while it lasts
 * @param seenAt when its source last spoke of it
 */
record Alert(
    Source source,
    String fingerprint,
    String name,
    String group,
    SortedMap<String, String> labels,
    String kind,
    String said,
    String summary,
    @Nullable Double measured,
    double excess,
    Instant startedAt,
    Instant firesAt,
    @Nullable Instant endedAt,
    Instant seenAt) {

  /** Who says so. */
  enum Source {
    /** A rule of ours, asked of Prometheus. */
    PROMETHEUS,
    /** Alertmanager, by its webhook. */
    ALERTMANAGER
  }

  boolean lasts() {
    return endedAt == null;
  }

  /** Whether it counts: it lasts, and has lasted long enough. */
  boolean firesAt(Instant now) {
    return lasts() && !firesAt.isAfter(now);
  }

  long minutes(Instant now) {
    return Math.max(0, Duration.between(startedAt, now).toMinutes());
  }

  /** The key of the incident that it belongs to. */
  String key() {
    return KEY + group;
  }

  /** What keys of incidents by alerts begin with. */
  static final String KEY = "alert:";
}
