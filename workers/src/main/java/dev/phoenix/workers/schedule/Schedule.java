package dev.phoenix.workers.schedule;

import java.time.Instant;
import java.time.LocalDate;
import java.time.LocalTime;
import java.time.ZoneId;
import java.time.ZonedDateTime;

/**
 * A time of day, once a date. Where the clock leaps over it, it is as much later as the leap is
 * long; where the time comes twice, it is the first.
 *
 * @param at the time of day
 * @param zone where it is that time
 */
public record Schedule(LocalTime at, ZoneId zone) {

  /**
   * What is due.
   *
   * @param date the date that it is for
   * @param since when it was due
   */
  public record Due(LocalDate date, Instant since) {}

  /** The last that was due at a time. */
  public Due last(Instant now) {
    var date = now.atZone(zone).toLocalDate();
    var due = of(date);
    while (due.since().isAfter(now)) {
      date = date.minusDays(1);
      due = of(date);
    }
    return due;
  }

  /** The one of a date. */
  public Due of(LocalDate date) {
    return new Due(date, ZonedDateTime.of(date, at, zone).toInstant());
  }
}
