package dev.phoenix.connector.prometheus;

import java.math.BigDecimal;
import java.time.DateTimeException;
import java.time.Instant;
import java.time.ZonedDateTime;
import java.time.format.DateTimeFormatter;
import java.util.regex.Pattern;

/** Moments as people and FEEL write them, and as Prometheus takes them. */
final class Moments {

  private static final Pattern NUMBER = Pattern.compile("[0-9]{1,12}(\\.[0-9]{1,9})?");
  private static final BigDecimal MILLIS = BigDecimal.valueOf(1000);

  private Moments() {}

  /**
   * Reads seconds since 1970 or an ISO 8601 date and time with an offset or a zone.
   *
   * @throws IllegalArgumentException if it is neither
   */
  static Instant read(String text) {
    var stripped = text.strip();
    if (NUMBER.matcher(stripped).matches()) {
      return ofSeconds(new BigDecimal(stripped));
    }
    try {
      return ZonedDateTime.parse(stripped, DateTimeFormatter.ISO_DATE_TIME).toInstant();
    } catch (DateTimeException e) {
      throw new IllegalArgumentException(
          "a moment is seconds since 1970 or a date and time with an offset, such as"
              + " 2026-11-22T12:00:00Z",
          e);
    }
  }

  static boolean readable(String text) {
    try {
      read(text);
      return true;
    } catch (IllegalArgumentException e) {
      return false;
    }
  }

  static Instant ofSeconds(BigDecimal seconds) {
    return Instant.ofEpochMilli(seconds.multiply(MILLIS).longValue());
  }

  /** As Prometheus takes it: seconds since 1970. */
  static String seconds(Instant at) {
    return BigDecimal.valueOf(at.toEpochMilli()).divide(MILLIS).toPlainString();
  }
}
