package dev.phoenix.workers.job;

import java.time.Duration;

/**
 * How jobs are taken and held.
 *
 * @param lease how long the engine leaves a job to a worker that says nothing
 * @param maxAttempts how often a job may begin without coming to an end
 * @param maxJobsActive how many jobs of each type are worked on at once
 * @param drain how long a shutdown waits for jobs under way
 */
public record JobSettings(Duration lease, int maxAttempts, int maxJobsActive, Duration drain) {

  public JobSettings {
    if (lease.toMillis() < 300 || maxAttempts < 1 || maxJobsActive < 1 || drain.isNegative()) {
      throw new IllegalArgumentException(
          "phoenix.workers.job: lease must be at least 300ms, max-attempts and max-jobs-active at"
              + " least 1, drain not negative");
    }
  }
}
