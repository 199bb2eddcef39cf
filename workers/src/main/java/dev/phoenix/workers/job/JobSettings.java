package dev.phoenix.workers.job;

import java.time.Duration;
import java.util.Map;
import org.springframework.boot.context.properties.ConfigurationProperties;
import org.springframework.boot.context.properties.bind.DefaultValue;

/**
 * How jobs are taken and held.
 *
 * @param lease how long the engine waits for a sign of life before it offers a job again; while a
 *     task works, its lease is renewed every third of it
 * @param drain how long jobs under way may go on at shutdown before they are handed back
 * @param maxAttempts how often a job may end its worker before it becomes an incident
 * @param maxJobsActive how many jobs of one type run at a time
 * @param maxJobsActiveOf the same for single job types, such as {@code "[social-media.draft-post]":
 *     2}; keep it near the model runtime's slots
 */
@ConfigurationProperties("phoenix.workers.job")
public record JobSettings(
    @DefaultValue("30s") Duration lease,
    @DefaultValue("20s") Duration drain,
    @DefaultValue("5") int maxAttempts,
    @DefaultValue("8") int maxJobsActive,
    @DefaultValue Map<String, Integer> maxJobsActiveOf) {

  /** Refuses what would hold or loop for ever. */
  public JobSettings {
    if (lease.compareTo(Duration.ofMillis(300)) < 0) {
      throw new IllegalArgumentException("phoenix.workers.job.lease must be 300 ms or longer");
    }
    if (drain.isNegative()) {
      throw new IllegalArgumentException("phoenix.workers.job.drain must not be negative");
    }
    if (maxAttempts < 1 || maxJobsActive < 1) {
      throw new IllegalArgumentException(
          "phoenix.workers.job.max-attempts and .max-jobs-active must be 1 or more");
    }
    maxJobsActiveOf.forEach(
        (type, jobs) -> {
          if (jobs < 1) {
            throw new IllegalArgumentException(
                "phoenix.workers.job.max-jobs-active-of." + type + " must be 1 or more");
          }
        });
    maxJobsActiveOf = Map.copyOf(maxJobsActiveOf);
  }

  int maxJobsActive(String type) {
    return maxJobsActiveOf.getOrDefault(type, maxJobsActive);
  }
}
