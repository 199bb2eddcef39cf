package dev.phoenix.workers.job;

import java.time.Clock;
import java.time.ZoneOffset;
import java.util.UUID;
import javax.sql.DataSource;
import org.springframework.dao.DuplicateKeyException;
import org.springframework.jdbc.core.simple.JdbcClient;

/**
 * Counts how often a job began without coming to an end. A job that kills its worker is offered
 * again when its lease runs out and spends no retry; without this count it would kill workers for
 * ever.
 */
public final class JobAttempts {

  private final JdbcClient jdbc;
  private final String installation;
  private final Clock clock;

  public JobAttempts(DataSource source, UUID installation, Clock clock) {
    this.jdbc = JdbcClient.create(source);
    this.installation = installation.toString();
    this.clock = clock;
  }

  /** Counts one more beginning, durably, and answers how many there were. */
  int begin(long jobKey) {
    var now = clock.instant().atOffset(ZoneOffset.UTC);
    if (increment(jobKey, now) == 0) {
      try {
        jdbc.sql(
                "insert into job_attempt (installation, job_key, attempts, last_at) values (?, ?,"
                    + " 1, ?)")
            .params(installation, jobKey, now)
            .update();
      } catch (DuplicateKeyException e) {
        increment(jobKey, now);
      }
    }
    return jdbc.sql("select attempts from job_attempt where installation = ? and job_key = ?")
        .params(installation, jobKey)
        .query(Integer.class)
        .optional()
        .orElse(1);
  }

  private int increment(long jobKey, java.time.OffsetDateTime now) {
    return jdbc.sql(
            "update job_attempt set attempts = attempts + 1, last_at = ? where installation = ? and"
                + " job_key = ?")
        .params(now, installation, jobKey)
        .update();
  }

  /** The job came to an end, whichever. */
  void end(long jobKey) {
    jdbc.sql("delete from job_attempt where installation = ? and job_key = ?")
        .params(installation, jobKey)
        .update();
  }
}
