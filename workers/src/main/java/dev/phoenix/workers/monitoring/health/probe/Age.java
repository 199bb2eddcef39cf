package dev.phoenix.workers.monitoring.health.probe;

import java.time.Clock;
import java.time.Duration;
import java.time.Instant;

/** How long ago something was. */
final class Age {

  private Age() {}

  static Duration of(Instant since, Clock clock) {
    var age = Duration.between(since, clock.instant());
    return age.isNegative() ? Duration.ZERO : age;
  }

  /** Such as {@code 2 d 3 h}, {@code 5 h} or {@code 12 min}. */
  static String text(Duration age) {
    if (age.toDays() > 0) {
      return age.toDays() + " d " + age.toHoursPart() + " h";
    }
    return age.toHours() > 0 ? age.toHours() + " h" : age.toMinutes() + " min";
  }
}
