package dev.phoenix.workers.monitoring.alert;

import java.time.DayOfWeek;
import java.time.Instant;
import java.time.LocalTime;
import java.time.ZoneId;
import java.util.Set;
import org.jspecify.annotations.Nullable;
import org.springframework.boot.context.properties.bind.DefaultValue;

/**
 * When people are at work.
 *
 * @param from the first moment of a day, such as {@code 08:00}
 * @param to the first moment after it; after {@code from}
 * @param days such as {@code MONDAY}
 * @param zone such as {@code Europe/Madrid}; the system's if left out
 */
record BusinessHours(
    @DefaultValue("08:00") LocalTime from,
    @DefaultValue("18:00") LocalTime to,
    @DefaultValue({"MONDAY", "TUESDAY", "WEDNESDAY", "THURSDAY", "FRIDAY"}) Set<DayOfWeek> days,
    @Nullable ZoneId zone) {

  BusinessHours {
    if (!from.isBefore(to)) {
      throw new IllegalArgumentException(
          "phoenix.workers.monitoring.alert.business-hours.from must be before to");
    }
    days = Set.copyOf(days);
  }

  boolean at(Instant moment) {
    var local = moment.atZone(zone == null ? ZoneId.systemDefault() : zone);
    var time = local.toLocalTime();
    return days.contains(local.getDayOfWeek()) && !time.isBefore(from) && time.isBefore(to);
  }
}
