package dev.phoenix.workers;

import java.nio.file.Path;
import java.time.Duration;
import org.springframework.boot.context.properties.ConfigurationProperties;
import org.springframework.boot.context.properties.bind.DefaultValue;

/**
 * The workers' settings.
 *
 * @param dataDirectory where the H2 database lies, unless {@code spring.datasource.url} names
 *     another
 * @param job how jobs are taken and held
 * @param reviewerLookup where the name of a reviewer comes from
 */
@ConfigurationProperties("phoenix.workers")
public record WorkersProperties(
    @DefaultValue("./data") Path dataDirectory,
    @DefaultValue Job job,
    @DefaultValue("auto") ReviewerLookupMode reviewerLookup) {

  /**
   * How jobs are taken and held.
   *
   * @param lease how long the engine leaves a job to a worker that says nothing; extended every
   *     third of it
   * @param maxAttempts how often a job may begin without coming to an end before it becomes an
   *     incident
   * @param maxJobsActive how many jobs of each type are worked on at once
   * @param drain how long a shutdown waits for jobs under way before it hands them back
   */
  public record Job(
      @DefaultValue("30s") Duration lease,
      @DefaultValue("5") int maxAttempts,
      @DefaultValue("4") int maxJobsActive,
      @DefaultValue("20s") Duration drain) {}

  /** Where the name of a reviewer comes from. */
  public enum ReviewerLookupMode {
    /** By the cluster's version. */
    AUTO,
    /** Tasklist's API of Camunda 8.6 and 8.7. */
    TASKLIST_V1,
    /** The search API of Camunda 8.8 and later. */
    CAMUNDA_V2,
    /** Nowhere: reviewers are recorded as unknown. */
    NONE
  }
}
