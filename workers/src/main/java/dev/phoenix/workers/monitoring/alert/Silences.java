package dev.phoenix.workers.monitoring.alert;

import dev.phoenix.workers.storage.Installation;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.time.Instant;
import java.time.OffsetDateTime;
import java.util.List;
import org.springframework.jdbc.core.simple.JdbcClient;

/** The table {@code monitoring_silence}. */
final class Silences {

  private final JdbcClient jdbc;
  private final Installation installation;

  Silences(JdbcClient jdbc, Installation installation) {
    this.jdbc = jdbc;
    this.installation = installation;
  }

  void add(Silence silence) {
    statement(
            "insert into monitoring_silence (installation, id, labels, until_at, made_by, comment,"
                + " made_at) values (:installation, :id, :labels, :until, :by, :comment, :made)")
        .param("id", silence.id())
        .param("labels", Labels.json(silence.labels()))
        .param("until", Alerts.at(silence.until()))
        .param("by", silence.by())
        .param("comment", silence.comment())
        .param("made", Alerts.at(silence.madeAt()))
        .update();
  }

  /**
   * Ends a silence before its time.
   *
   * @return whether there is one of this id; one that is over stays as it was
   */
  boolean end(String id, Instant now) {
    statement(
            "update monitoring_silence set ended_at = :now where installation = :installation"
                + " and id = :id and ended_at is null and until_at > :now")
        .param("id", id)
        .param("now", Alerts.at(now))
        .update();
    return statement(
                "select count(*) from monitoring_silence where installation = :installation"
                    + " and id = :id")
            .param("id", id)
            .query(Integer.class)
            .single()
        > 0;
  }

  /** Those that hold, the first to end first. */
  List<Silence> holding(Instant now) {
    return statement(
            "select id, labels, until_at, made_by, comment, made_at, ended_at from"
                + " monitoring_silence where installation = :installation and ended_at is null"
                + " and until_at > :now order by until_at, id")
        .param("now", Alerts.at(now))
        .query((row, number) -> read(row))
        .list();
  }

  /** Forgets what was over before then. */
  void forget(Instant before) {
    statement(
            "delete from monitoring_silence where installation = :installation"
                + " and (until_at < :before or ended_at < :before)")
        .param("before", Alerts.at(before))
        .update();
  }

  private JdbcClient.StatementSpec statement(String sql) {
    return jdbc.sql(sql).param("installation", installation.id());
  }

  private static Silence read(ResultSet row) throws SQLException {
    var ended = row.getObject(7, OffsetDateTime.class);
    return new Silence(
        row.getString(1),
        Labels.read(row.getString(2)),
        row.getObject(3, OffsetDateTime.class).toInstant(),
        row.getString(4),
        row.getString(5),
        row.getObject(6, OffsetDateTime.class).toInstant(),
        ended == null ? null : ended.toInstant());
  }
}
