package dev.phoenix.workers.learning.night;

import dev.phoenix.workers.storage.Installation;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.time.Clock;
import java.time.Instant;
import java.time.OffsetDateTime;
import java.time.ZoneOffset;
import java.time.temporal.ChronoUnit;
import java.util.List;
import java.util.Optional;
import org.jspecify.annotations.Nullable;
import org.springframework.jdbc.core.simple.JdbcClient;

/** The tables {@code learning_run} and {@code learning_schedule}. */
final class Runs {

  private static final String SELECT =
      "select run_id, process_instance_key, state, outcome, result, requested_at, waits_until,"
          + " begun_at, ended_at from learning_run where installation = :installation";

  private final JdbcClient jdbc;
  private final Installation installation;
  private final Clock clock;

  Runs(JdbcClient jdbc, Installation installation, Clock clock) {
    this.jdbc = jdbc;
    this.installation = installation;
    this.clock = clock;
  }

  /** Records that a run was asked for, unless it is known. */
  void request(String runId, Instant waitsUntil) {
    statement(
            "insert into learning_run (installation, run_id, state, requested_at, waits_until)"
                + " values (:installation, :run, 'requested', :now, :until) on conflict do nothing")
        .param("run", runId)
        .param("now", now())
        .param("until", at(waitsUntil))
        .update();
  }

  /**
   * Records that a process instance carries out a run.
   *
   * @return false if another one does or did, or if the run is over
   */
  boolean begin(String runId, long processInstanceKey) {
    request(runId, clock.instant());
    statement(
            "update learning_run set process_instance_key = :key, state = 'working',"
                + " begun_at = :now where installation = :installation and run_id = :run"
                + " and process_instance_key is null")
        .param("run", runId)
        .param("key", processInstanceKey)
        .param("now", now())
        .update();
    return find(runId)
        .filter(run -> run.state() != Run.State.ENDED)
        .map(Run::processInstanceKey)
        .filter(key -> key == processInstanceKey)
        .isPresent();
  }

  /** Records how far a run is; one that ended stays so. */
  void move(String runId, Run.State state) {
    statement(
            "update learning_run set state = :state where installation = :installation"
                + " and run_id = :run and state <> 'ended'")
        .param("run", runId)
        .param("state", state.word())
        .update();
  }

  /**
   * Records what came of a run; the first word stands.
   *
   * @return whether this was it
   */
  boolean end(String runId, String outcome, Run.Use examples, @Nullable String result) {
    return statement(
                "update learning_run set state = 'ended', outcome = :outcome,"
                    + " examples = :examples, result = :result, ended_at = :now"
                    + " where installation = :installation and run_id = :run"
                    + " and state <> 'ended'")
            .param("run", runId)
            .param("outcome", outcome)
            .param("examples", examples.word())
            .param("result", result)
            .param("now", now())
            .update()
        == 1;
  }

  /** A run. */
  Optional<Run> find(String runId) {
    return statement(SELECT + " and run_id = :run")
        .param("run", runId)
        .query((row, number) -> run(row))
        .optional();
  }

  /** The one that was asked for last. */
  Optional<Run> latest() {
    return statement(SELECT + " order by requested_at desc, run_id desc limit 1")
        .query((row, number) -> run(row))
        .optional();
  }

  /** Those that did not end, the oldest first. */
  List<Run> underWay() {
    return statement(SELECT + " and state <> 'ended' order by requested_at")
        .query((row, number) -> run(row))
        .list();
  }

  /** Since when nights are kept here; from now on if none were. */
  Instant scheduledSince() {
    statement(
            "insert into learning_schedule (installation, kept_since) values (:installation, :now)"
                + " on conflict do nothing")
        .param("now", now())
        .update();
    return statement("select kept_since from learning_schedule where installation = :installation")
        .query((row, number) -> row.getObject(1, OffsetDateTime.class).toInstant())
        .single();
  }

  private JdbcClient.StatementSpec statement(String sql) {
    return jdbc.sql(sql).param("installation", installation.id());
  }

  private OffsetDateTime now() {
    return at(clock.instant());
  }

  private static OffsetDateTime at(Instant instant) {
    return instant.truncatedTo(ChronoUnit.MILLIS).atOffset(ZoneOffset.UTC);
  }

  @SuppressWarnings("NullAway") // ResultSet tells null for null columns only
  private static Run run(ResultSet row) throws SQLException {
    return new Run(
        row.getString(1),
        row.getObject(2, Long.class),
        Run.State.of(row.getString(3)),
        row.getString(4),
        row.getString(5),
        row.getObject(6, OffsetDateTime.class).toInstant(),
        row.getObject(7, OffsetDateTime.class).toInstant(),
        instant(row.getObject(8, OffsetDateTime.class)),
        instant(row.getObject(9, OffsetDateTime.class)));
  }

  private static @Nullable Instant instant(@Nullable OffsetDateTime time) {
    return time == null ? null : time.toInstant();
  }
}
