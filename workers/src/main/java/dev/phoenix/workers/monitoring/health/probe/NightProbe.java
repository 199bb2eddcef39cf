package dev.phoenix.workers.monitoring.health.probe;

import java.sql.ResultSet;
import java.sql.SQLException;
import java.time.Clock;
import java.time.Duration;
import java.time.Instant;
import java.time.OffsetDateTime;
import java.util.Objects;
import java.util.Optional;
import org.springframework.dao.DataAccessException;
import org.springframework.jdbc.core.simple.JdbcClient;

/**
 * How long ago the last night of learning ended, by the table {@code learning_run}; before the
 * first, how long nights are kept already.
 *
 * @param installation whose nights
 * @param after longer ago is degraded
 */
public record NightProbe(JdbcClient jdbc, String installation, Duration after, Clock clock)
    implements Probe {

  private record Night(Instant endedAt, String outcome) {}

  @Override
  public Finding look() {
    try {
      return last().map(this::judged).orElseGet(this::before);
    } catch (DataAccessException e) {
      return Finding.unknown("the database does not tell of nights");
    }
  }

  private Finding judged(Night night) {
    var age = Age.of(night.endedAt(), clock);
    var text = "the last night ended %s ago: %s".formatted(Age.text(age), night.outcome());
    boolean bad = age.compareTo(after) > 0 || night.outcome().equals("failed");
    return new Finding(bad ? TargetState.DEGRADED : TargetState.UP, text);
  }

  private Finding before() {
    var kept =
        jdbc.sql("select kept_since from learning_schedule where installation = :installation")
            .param("installation", installation)
            .query((row, number) -> at(row, "kept_since"))
            .optional();
    boolean late = kept.isPresent() && Age.of(kept.get(), clock).compareTo(after) > 0;
    return late
        ? Finding.degraded("no night ended since nights are kept, %s", kept.get())
        : Finding.up("the first night is to come");
  }

  private Optional<Night> last() {
    return jdbc.sql(
            "select ended_at, outcome from learning_run where installation = :installation"
                + " and ended_at is not null order by ended_at desc limit 1")
        .param("installation", installation)
        .query(
            (row, number) ->
                new Night(
                    at(row, "ended_at"),
                    Objects.requireNonNullElse(row.getString("outcome"), "no outcome")))
        .optional();
  }

  private static Instant at(ResultSet row, String column) throws SQLException {
    return row.getObject(column, OffsetDateTime.class).toInstant();
  }
}
