package dev.phoenix.workers.monitoring.health;

import java.net.URI;
import java.time.Duration;
import java.util.List;
import org.jspecify.annotations.Nullable;
import org.springframework.boot.context.properties.ConfigurationProperties;
import org.springframework.boot.context.properties.bind.DefaultValue;

/**
 * What is looked at in each round of {@code health-check-all}.
 *
 * @param enabled off, a round looks at nothing
 * @param defaults whether the targets that follow from the other settings are looked at
 * @param roundTime the longest that a round waits for its looks; how often there is one is for the
 *     flow's timer to say
 * @param kept how long single looks are kept
 * @param flappingChanges so many changes between good and bad ...
 * @param flappingRounds ... in so many rounds are flapping: one incident until it is calm
 * @param camundaManagement the management port of Camunda, such as {@code http://127.0.0.1:9600};
 *     none on a cluster that does not show it
 * @param opensearch its HTTP address; not looked at without
 * @param feed the service document of the feed; by default {@code /service} where posts are
 *     published
 * @param targets more targets, and changes to those that are there by default
 */
@ConfigurationProperties("phoenix.workers.monitoring.health")
public record HealthSettings(
    @DefaultValue("true") boolean enabled,
    @DefaultValue("true") boolean defaults,
    @DefaultValue("60s") Duration roundTime,
    @DefaultValue("14d") Duration kept,
    @DefaultValue("4") int flappingChanges,
    @DefaultValue("12") int flappingRounds,
    @Nullable URI camundaManagement,
    @Nullable URI opensearch,
    @Nullable URI feed,
    @DefaultValue List<TargetSettings> targets) {

  static final String KEY = "phoenix.workers.monitoring.health.";
  private static final int MOST_ROUNDS = 60;

  /** Checks the values; the targets are checked where they are put together. */
  public HealthSettings {
    targets = List.copyOf(targets);
    require(
        roundTime.compareTo(Duration.ofSeconds(1)) >= 0
            && roundTime.compareTo(Duration.ofHours(1)) <= 0,
        "round-time must be from 1s to 1h");
    require(kept.compareTo(Duration.ofDays(2)) >= 0, "kept must be 2d or more");
    require(
        flappingChanges >= 2 && flappingRounds > flappingChanges && flappingRounds <= MOST_ROUNDS,
        "flapping-changes must be 2 or more, and flapping-rounds above it and at most "
            + MOST_ROUNDS);
  }

  private static void require(boolean holds, String otherwise) {
    if (!holds) {
      throw new IllegalArgumentException(KEY + otherwise);
    }
  }
}
