package dev.phoenix.workers.learning.night;

import java.time.Instant;
import java.time.LocalDate;
import java.time.LocalTime;
import java.time.ZoneId;
import java.time.ZonedDateTime;

/**
 * One night a date. Where the clock leaps over its time, it is as much later as the leap is long;
 * where the time comes twice, it is the first.
 *
 * @param at the time of day
 * @param zone where it is that time
 */
record Schedule(LocalTime at, ZoneId zone) {

  /**
   * A night that is due.
   *
   * @param date whose night it is
   * @param since when it was due
   */
  record Due(LocalDate date, Instant since) {}

  /** The last night that was due at a time. */
  Due last(Instant now) {
    var date = now.atZone(zone).toLocalDate();
    var due = of(date);
    while (due.since().isAfter(now)) {
      date = date.minusDays(1);
      due = of(date);
    }
    return due;
  }

  private Due of(LocalDate date) {
    return new Due(date, ZonedDateTime.of(date, at, zone).toInstant());
  }
}
