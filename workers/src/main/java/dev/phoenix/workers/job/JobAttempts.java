package dev.phoenix.workers.job;

import dev.phoenix.workers.storage.Installation;
import java.time.Clock;
import java.time.Duration;
import java.time.ZoneOffset;
import org.springframework.jdbc.core.simple.JdbcClient;

/**
 * Counts how often a job was begun without being ended. The engine offers a job again when its
 * lease ran out and spends no retry on that, so a job that ends its worker would loop for ever.
 * Every write is committed before it returns.
 */
public final class JobAttempts {

  private static final Duration FORGOTTEN_AFTER = Duration.ofDays(30);

  private final JdbcClient jdbc;
  private final Installation installation;
  private final Clock clock;

  /** Counts in the table {@code job_attempt}. */
  public JobAttempts(JdbcClient jdbc, Installation installation, Clock clock) {
    this.jdbc = jdbc;
    this.installation = installation;
    this.clock = clock;
  }

  /**
   * Records that an attempt begins.
   *
   * @return its number, 1 for the first
   */
  public int begin(long jobKey) {
    var now = clock.instant().atOffset(ZoneOffset.UTC);
    jdbc.sql(
            "insert into job_attempt (installation, job_key, attempts, begun_at)"
                + " values (:installation, :jobKey, 0, :now) on conflict do nothing")
        .param("installation", installation.id())
        .param("jobKey", jobKey)
        .param("now", now)
        .update();
    jdbc.sql(
            "update job_attempt set attempts = attempts + 1, begun_at = :now"
                + " where installation = :installation and job_key = :jobKey")
        .param("installation", installation.id())
        .param("jobKey", jobKey)
        .param("now", now)
        .update();
    return jdbc.sql(
            "select attempts from job_attempt"
                + " where installation = :installation and job_key = :jobKey")
        .param("installation", installation.id())
        .param("jobKey", jobKey)
        .query(Integer.class)
        .single();
  }

  /** Forgets a job that was ended explicitly: what comes after starts from zero. */
  public void ended(long jobKey) {
    jdbc.sql("delete from job_attempt where installation = :installation and job_key = :jobKey")
        .param("installation", installation.id())
        .param("jobKey", jobKey)
        .update();
  }

  /** Forgets jobs that were never ended nor offered again, such as those of cancelled instances. */
  public void prune() {
    jdbc.sql("delete from job_attempt where begun_at < :before")
        .param("before", clock.instant().minus(FORGOTTEN_AFTER).atOffset(ZoneOffset.UTC))
        .update();
  }
}
