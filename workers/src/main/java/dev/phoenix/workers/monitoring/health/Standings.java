package dev.phoenix.workers.monitoring.health;

import dev.phoenix.workers.monitoring.health.probe.TargetState;
import dev.phoenix.workers.storage.Installation;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.time.Instant;
import java.time.OffsetDateTime;
import java.time.ZoneOffset;
import java.time.temporal.ChronoUnit;
import java.util.List;
import java.util.Objects;
import java.util.Optional;
import java.util.function.Function;
import org.jspecify.annotations.Nullable;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.jdbc.core.simple.JdbcClient.StatementSpec;

/** The table {@code health_standing}: how each target stands. */
final class Standings {

  private static final String SELECT =
      "select target, state, since, last_change, seen, bad, good, marks, flapping, trend,"
          + " latency_ms, detail, round_at from health_standing where installation = :installation";

  private final JdbcClient jdbc;
  private final Installation installation;

  Standings(JdbcClient jdbc, Installation installation) {
    this.jdbc = jdbc;
    this.installation = installation;
  }

  /** All that were ever looked at, by id. */
  List<Standing> all() {
    return statement(SELECT + " order by target").query(Standings::standing).list();
  }

  /**
   * Moves a target on to a round. One that a later round moved already stays as it is, and so does
   * one that this round moved: then nothing changes, however often it is asked for.
   *
   * @param next makes the new standing of the one before, which is null at first
   * @return how it stands now
   */
  Standing advance(String target, Instant round, Function<@Nullable Standing, Standing> next) {
    var roundAt = round.truncatedTo(ChronoUnit.MICROS);
    while (true) {
      var before = find(target);
      if (before.isPresent() && !before.get().roundAt().isBefore(roundAt)) {
        return before.get();
      }
      var after = next.apply(before.orElse(null));
      boolean done = before.isEmpty() ? insert(after) : update(after, before.get());
      if (done) {
        return after;
      }
    }
  }

  /** Forgets a target that is no longer looked at. */
  void forget(String target) {
    statement("delete from health_standing where installation = :installation and target = :target")
        .param("target", target)
        .update();
  }

  private Optional<Standing> find(String target) {
    return statement(SELECT + " and target = :target")
        .param("target", target)
        .query(Standings::standing)
        .optional();
  }

  private boolean insert(Standing standing) {
    return values(
                "insert into health_standing (installation, target, state, since, last_change,"
                    + " seen, bad, good, marks, flapping, trend, latency_ms, detail, round_at)"
                    + " values (:installation, :target, :state, :since, :change, :seen, :bad,"
                    + " :good, :marks, :flapping, :trend, :latency, :detail, :round)"
                    + " on conflict do nothing",
                standing)
            .update()
        == 1;
  }

  private boolean update(Standing standing, Standing before) {
    return values(
                "update health_standing set state = :state, since = :since, last_change = :change,"
                    + " seen = :seen, bad = :bad, good = :good, marks = :marks,"
                    + " flapping = :flapping, trend = :trend, latency_ms = :latency,"
                    + " detail = :detail, round_at = :round where installation = :installation"
                    + " and target = :target and round_at = :before",
                standing)
            .param("before", at(before.roundAt()))
            .update()
        == 1;
  }

  private StatementSpec values(String sql, Standing standing) {
    return statement(sql)
        .param("target", standing.target())
        .param("state", standing.state().name())
        .param("since", at(standing.since()))
        .param("change", at(standing.lastChange()))
        .param("seen", standing.seen().name())
        .param("bad", standing.bad())
        .param("good", standing.good())
        .param("marks", standing.marks())
        .param("flapping", standing.flapping())
        .param("trend", standing.trend().name())
        .param("latency", standing.latencyMs())
        .param("detail", standing.detail())
        .param("round", at(standing.roundAt()));
  }

  private StatementSpec statement(String sql) {
    return jdbc.sql(sql).param("installation", installation.id());
  }

  private static Standing standing(ResultSet row, int number) throws SQLException {
    return new Standing(
        row.getString("target"),
        TargetState.valueOf(row.getString("state")),
        Objects.requireNonNull(instant(row, "since")),
        instant(row, "last_change"),
        TargetState.valueOf(row.getString("seen")),
        row.getInt("bad"),
        row.getInt("good"),
        row.getString("marks"),
        row.getBoolean("flapping"),
        Trend.valueOf(row.getString("trend")),
        row.getObject("latency_ms", Long.class),
        row.getString("detail"),
        Objects.requireNonNull(instant(row, "round_at")));
  }

  private static @Nullable Instant instant(ResultSet row, String column) throws SQLException {
    var time = row.getObject(column, OffsetDateTime.class);
    return time == null ? null : time.toInstant();
  }

  private static @Nullable OffsetDateTime at(@Nullable Instant time) {
    return time == null ? null : time.truncatedTo(ChronoUnit.MICROS).atOffset(ZoneOffset.UTC);
  }
}
