package dev.phoenix.feed.page;

import java.time.Duration;
import java.time.Instant;
import java.time.ZoneId;
import java.time.format.DateTimeFormatter;
import java.util.Locale;

/**
 * A moment for people.
 *
 * @param machine ISO 8601, UTC
 * @param absolute such as "21 Nov 2026, 09:05 CET"
 * @param relative such as "5 minutes ago"
 */
record TimeText(String machine, String absolute, String relative) {

  private static final DateTimeFormatter ABSOLUTE =
      DateTimeFormatter.ofPattern("d MMM uuuu, HH:mm z", Locale.ENGLISH);

  static TimeText of(Instant moment, Instant now, ZoneId zone) {
    return new TimeText(
        moment.toString(),
        ABSOLUTE.format(moment.atZone(zone)),
        relative(Duration.between(moment, now)));
  }

  private static String relative(Duration age) {
    if (age.toMinutes() < 1) {
      return "just now";
    }
    if (age.toHours() < 1) {
      return ago(age.toMinutes(), "minute");
    }
    if (age.toDays() < 1) {
      return ago(age.toHours(), "hour");
    }
    if (age.toDays() < 60) {
      return ago(age.toDays(), "day");
    }
    return age.toDays() < 730 ? ago(age.toDays() / 30, "month") : ago(age.toDays() / 365, "year");
  }

  private static String ago(long count, String unit) {
    return count + " " + unit + (count == 1 ? "" : "s") + " ago";
  }
}
