package dev.phoenix.workers.monitoring.health;

import dev.phoenix.workers.monitoring.health.probe.Finding;
import dev.phoenix.workers.monitoring.health.probe.TargetState;
import dev.phoenix.workers.storage.Installation;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.time.Clock;
import java.time.Duration;
import java.time.Instant;
import java.time.OffsetDateTime;
import java.time.ZoneOffset;
import java.time.temporal.ChronoUnit;
import java.util.List;
import java.util.Objects;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.jdbc.core.simple.JdbcClient.StatementSpec;

/** The table {@code health_look}: what each round saw, for some days. */
final class Looks {

  private static final String SELECT =
      "select target, begun_at, state, latency_ms, detail from health_look"
          + " where installation = :installation and state is not null";

  private final JdbcClient jdbc;
  private final Installation installation;
  private final Clock clock;

  Looks(JdbcClient jdbc, Installation installation, Clock clock) {
    this.jdbc = jdbc;
    this.installation = installation;
    this.clock = clock;
  }

  /**
   * Records that a look begins.
   *
   * @return false if the round looked at this target already
   */
  boolean begin(String round, String target) {
    statement(
            "insert into health_look (installation, round_id, target, begun_at)"
                + " values (:installation, :round, :target, :now) on conflict do nothing")
        .param("round", round)
        .param("target", target)
        .param("now", at(clock.instant()))
        .update();
    return statement(
                "select count(*) from health_look where installation = :installation"
                    + " and round_id = :round and target = :target and state is null")
            .param("round", round)
            .param("target", target)
            .query(Integer.class)
            .single()
        > 0;
  }

  /** Records what a look saw; the first word stands. */
  void end(String round, String target, Finding finding, Duration took) {
    statement(
            "update health_look set state = :state, latency_ms = :latency, detail = :detail"
                + " where installation = :installation and round_id = :round"
                + " and target = :target and state is null")
        .param("round", round)
        .param("target", target)
        .param("state", finding.state().name())
        .param("latency", took.toMillis())
        .param("detail", finding.detail())
        .update();
  }

  /**
   * All that a round saw, now that it is over: a look that did not end saw nothing, which is down.
   * Targets that nobody began to look at are missing.
   */
  List<Look> conclude(String round) {
    statement(
            "update health_look set state = 'DOWN',"
                + " detail = 'did not answer before the round was over'"
                + " where installation = :installation and round_id = :round and state is null")
        .param("round", round)
        .update();
    return statement(SELECT + " and round_id = :round order by target")
        .param("round", round)
        .query(Looks::look)
        .list();
  }

  /** What was seen since then, the oldest first. */
  List<Look> since(Instant then) {
    return statement(SELECT + " and begun_at >= :then order by begun_at, target")
        .param("then", at(then))
        .query(Looks::look)
        .list();
  }

  /** The last looks at one target, the latest first. */
  List<Look> latest(String target, int most) {
    return statement(SELECT + " and target = :target order by begun_at desc limit :most")
        .param("target", target)
        .param("most", most)
        .query(Looks::look)
        .list();
  }

  /** Forgets what is older. */
  void prune(Duration kept) {
    statement("delete from health_look where installation = :installation and begun_at < :before")
        .param("before", at(clock.instant().minus(kept)))
        .update();
  }

  private StatementSpec statement(String sql) {
    return jdbc.sql(sql).param("installation", installation.id());
  }

  private static Look look(ResultSet row, int number) throws SQLException {
    return new Look(
        row.getString("target"),
        row.getObject("begun_at", OffsetDateTime.class).toInstant(),
        TargetState.valueOf(row.getString("state")),
        row.getObject("latency_ms", Long.class),
        Objects.requireNonNullElse(row.getString("detail"), ""));
  }

  private static OffsetDateTime at(Instant time) {
    return time.truncatedTo(ChronoUnit.MICROS).atOffset(ZoneOffset.UTC);
  }
}
