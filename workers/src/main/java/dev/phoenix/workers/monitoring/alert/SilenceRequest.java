package dev.phoenix.workers.monitoring.alert;

import dev.phoenix.workers.storage.StorableText;
import java.time.Duration;
import java.time.Instant;
import java.time.OffsetDateTime;
import java.time.format.DateTimeParseException;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.UUID;
import org.jspecify.annotations.Nullable;

/**
 * A silence as somebody asks for it; any part may be missing.
 *
 * @param labels 1 to 20 names and values
 * @param until an ISO 8601 date and time with an offset, within a year
 * @param by who asks
 * @param comment why
 */
record SilenceRequest(
    @Nullable Map<String, @Nullable String> labels,
    @Nullable String until,
    @Nullable String by,
    @Nullable String comment) {

  private static final int MOST_LABELS = 20;
  private static final int LONGEST = 200;
  private static final Duration LONGEST_SILENCE = Duration.ofDays(366);

  /** What is wrong with it; nothing if it can be made. */
  List<String> violations(Instant now) {
    var all = new ArrayList<String>();
    if (labels == null || labels.isEmpty() || labels.size() > MOST_LABELS) {
      all.add("'labels' must name 1 to 20 labels, such as {\"alertname\": \"phoenix-feed-down\"}");
    } else {
      labels.forEach(
          (name, value) -> {
            if (!good(name, LONGEST) || !good(value, LONGEST)) {
              all.add("each name and value in 'labels' must be a text of 1 to 200 characters");
            }
          });
    }
    var end = end();
    if (end == null) {
      all.add("'until' must be a date and time with an offset, such as 2026-11-22T18:00:00Z");
    } else if (!end.isAfter(now) || end.isAfter(now.plus(LONGEST_SILENCE))) {
      all.add("'until' must be in the future, within a year");
    }
    if (!good(by, 100)) {
      all.add("'by' must be a text of 1 to 100 characters");
    }
    if (!good(comment, 1000)) {
      all.add("'comment' must say why, in 1 to 1000 characters");
    }
    return all.stream().distinct().toList();
  }

  /** The silence, if nothing is wrong with it. */
  @SuppressWarnings("NullAway") // checked by whoever asked for violations
  Silence silence(Instant now) {
    return new Silence(
        UUID.randomUUID().toString(), Labels.of(labels), end(), by, comment, now, null);
  }

  private @Nullable Instant end() {
    try {
      return until == null ? null : OffsetDateTime.parse(until).toInstant();
    } catch (DateTimeParseException e) {
      return null;
    }
  }

  private static boolean good(@Nullable String text, int most) {
    return text != null
        && !text.isBlank()
        && text.length() <= most
        && StorableText.isStorable(text);
  }
}
