package dev.phoenix.workers.learning.night;

import java.time.Duration;
import java.time.LocalTime;
import java.time.ZoneId;
import org.jspecify.annotations.Nullable;
import org.springframework.boot.context.properties.ConfigurationProperties;
import org.springframework.boot.context.properties.bind.DefaultValue;

/**
 * When nights are, and how long they take.
 *
 * @param enabled whether a night is begun each day; when off, only on request
 * @param at the time of day, such as {@code 02:00}; where the clock leaps over it, as much later
 * @param zone its time zone, such as {@code Europe/Madrid}; the system's if left out
 * @param makeUp a night that was missed for less than this, because no workers ran, is made up for
 * @param approvalRequired whether a person approves an adapter before it goes live, unless a night
 *     says otherwise
 * @param trainingTime the longest training, unless a night says otherwise
 * @param approvalTime how long a person has to approve, likewise
 * @param watchTime how long drafts of a new adapter are compared, likewise
 * @param poll how often the model runtime is asked how far it is
 */
@ConfigurationProperties("phoenix.workers.learning.nightly")
public record NightlySettings(
    @DefaultValue("true") boolean enabled,
    @DefaultValue("02:00") LocalTime at,
    @Nullable ZoneId zone,
    @DefaultValue("6h") Duration makeUp,
    @DefaultValue("false") boolean approvalRequired,
    @DefaultValue("4h") Duration trainingTime,
    @DefaultValue("4h") Duration approvalTime,
    @DefaultValue("12h") Duration watchTime,
    @DefaultValue("5s") Duration poll) {

  /** Checks the values. */
  public NightlySettings {
    require(
        !makeUp.isNegative() && makeUp.compareTo(Duration.ofHours(23)) < 0,
        "make-up must be from 0s to below 23h");
    require(NightRequest.isLimit(trainingTime), "training-time must be from 0s to 7d");
    require(NightRequest.isLimit(approvalTime), "approval-time must be from 0s to 7d");
    require(NightRequest.isLimit(watchTime), "watch-time must be from 0s to 7d");
    require(poll.toMillis() >= 10, "poll must be 10ms or more, such as 5s");
  }

  private static void require(boolean holds, String otherwise) {
    if (!holds) {
      throw new IllegalArgumentException("phoenix.workers.learning.nightly." + otherwise);
    }
  }
}
