package dev.phoenix.workers.approval.digest;

import java.time.Duration;
import java.time.LocalTime;
import java.time.ZoneId;
import org.jspecify.annotations.Nullable;
import org.springframework.boot.context.properties.ConfigurationProperties;
import org.springframework.boot.context.properties.bind.DefaultValue;

/**
 * When the digest is, and how it speaks.
 *
 * @param enabled whether there is one
 * @param at the time of day, such as {@code 18:00}
 * @param zone its time zone, such as {@code Europe/Madrid}; that of the books if left out
 * @param makeUp one that was missed for less than this, because no workers ran, is made up for
 * @param language {@code en} or {@code es}
 */
@ConfigurationProperties("phoenix.workers.approval.digest")
record DigestSettings(
    @DefaultValue("true") boolean enabled,
    @DefaultValue("18:00") LocalTime at,
    @Nullable ZoneId zone,
    @DefaultValue("6h") Duration makeUp,
    @DefaultValue("en") String language) {

  DigestSettings {
    require(
        !makeUp.isNegative() && makeUp.compareTo(Duration.ofHours(23)) < 0,
        "make-up must be from 0s to below 23h");
    require(language.equals("en") || language.equals("es"), "language must be en or es");
  }

  private static void require(boolean holds, String otherwise) {
    if (!holds) {
      throw new IllegalArgumentException("phoenix.workers.approval.digest." + otherwise);
    }
  }
}
