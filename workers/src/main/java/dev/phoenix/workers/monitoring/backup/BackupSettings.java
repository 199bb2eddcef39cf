package dev.phoenix.workers.monitoring.backup;

import java.time.Duration;
import java.time.LocalTime;
import java.time.ZoneId;
import org.jspecify.annotations.Nullable;
import org.springframework.boot.context.properties.ConfigurationProperties;
import org.springframework.boot.context.properties.bind.DefaultValue;

/**
 * When backups are made.
 *
 * @param enabled whether there is one each night, where there is a supervisor
 * @param at the time of day, such as {@code 03:30}
 * @param zone its time zone, such as {@code Europe/Madrid}; the system's if left out
 * @param makeUp one that was missed for less than this, because no workers ran, is made up for
 * @param timeLimit one that takes longer has failed
 * @param poll how often the supervisor is asked how far it is
 */
@ConfigurationProperties("phoenix.workers.monitoring.backup")
record BackupSettings(
    @DefaultValue("true") boolean enabled,
    @DefaultValue("03:30") LocalTime at,
    @Nullable ZoneId zone,
    @DefaultValue("6h") Duration makeUp,
    @DefaultValue("1h") Duration timeLimit,
    @DefaultValue("5s") Duration poll) {

  BackupSettings {
    require(
        !makeUp.isNegative() && makeUp.compareTo(Duration.ofHours(23)) < 0,
        "make-up must be from 0s to below 23h");
    require(timeLimit.isPositive(), "time-limit must be above 0s");
    require(poll.compareTo(Duration.ofMillis(100)) >= 0, "poll must be 100ms at least");
  }

  private static void require(boolean holds, String otherwise) {
    if (!holds) {
      throw new IllegalArgumentException("phoenix.workers.monitoring.backup." + otherwise);
    }
  }
}
