package dev.phoenix.workers.monitoring.alert;

import java.time.Instant;
import java.util.SortedMap;
import org.jspecify.annotations.Nullable;

/**
 * Alerts with these labels open nothing for a while.
 *
 * @param id a UUID
 * @param labels an alert that has all of them, with these values, is silenced
 * @param until the first moment at which it no longer is
 * @param by who set it
 * @param comment why
 * @param madeAt when
 * @param endedAt when somebody ended it before its time; null else
 */
record Silence(
    String id,
    SortedMap<String, String> labels,
    Instant until,
    String by,
    String comment,
    Instant madeAt,
    @Nullable Instant endedAt) {

  boolean holds(Instant now) {
    return endedAt == null && now.isBefore(until);
  }

  boolean matches(Alert alert) {
    return alert.labels().entrySet().containsAll(labels.entrySet());
  }
}
