package dev.phoenix.workers.monitoring.alert;

import dev.phoenix.workers.storage.Installation;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.time.Instant;
import java.time.OffsetDateTime;
import java.time.ZoneOffset;
import java.time.temporal.ChronoUnit;
import java.util.List;
import java.util.Optional;
import org.jspecify.annotations.Nullable;
import org.springframework.jdbc.core.simple.JdbcClient;

/** The table {@code monitoring_alert}. */
final class Alerts {

  private static final String OURS =
      " where installation = :installation and source = :source and fingerprint = :fingerprint";
  private static final String SELECT =
      "select source, fingerprint, name, alert_group, labels, kind, said, summary, measured,"
          + " excess, started_at, fires_at, ended_at, seen_at from monitoring_alert"
          + " where installation = :installation";

  private final JdbcClient jdbc;
  private final Installation installation;

  Alerts(JdbcClient jdbc, Installation installation) {
    this.jdbc = jdbc;
    this.installation = installation;
  }

  /** Those that last, the oldest first. */
  List<Alert> lasting() {
    return statement(SELECT + " and ended_at is null order by started_at, fingerprint")
        .query((row, number) -> read(row))
        .list();
  }

  Optional<Alert> find(Alert.Source source, String fingerprint) {
    return statement(SELECT + " and source = :source and fingerprint = :fingerprint")
        .param("source", source.name())
        .param("fingerprint", fingerprint)
        .query((row, number) -> read(row))
        .optional();
  }

  /** Writes an alert down as it is now. */
  void put(Alert alert) {
    var updated =
        written(
            "update monitoring_alert set name = :name, alert_group = :group, labels = :labels,"
                + " kind = :kind, said = :said, summary = :summary, measured = :measured,"
                + " excess = :excess, started_at = :started, fires_at = :fires,"
                + " ended_at = :ended, seen_at = :seen"
                + OURS,
            alert);
    if (updated == 0) {
      // whoever was faster saw the same alert
      written(
          "insert into monitoring_alert (installation, source, fingerprint, name, alert_group,"
              + " labels, kind, said, summary, measured, excess, started_at, fires_at, ended_at,"
              + " seen_at) values (:installation, :source, :fingerprint, :name, :group, :labels,"
              + " :kind, :said, :summary, :measured, :excess, :started, :fires, :ended, :seen)"
              + " on conflict do nothing",
          alert);
    }
  }

  private int written(String sql, Alert alert) {
    var ended = alert.endedAt();
    return statement(sql)
        .param("source", alert.source().name())
        .param("fingerprint", alert.fingerprint())
        .param("name", alert.name())
        .param("group", alert.group())
        .param("labels", Labels.json(alert.labels()))
        .param("kind", alert.kind())
        .param("said", alert.said())
        .param("summary", alert.summary())
        .param("measured", alert.measured())
        .param("excess", alert.excess())
        .param("started", at(alert.startedAt()))
        .param("fires", at(alert.firesAt()))
        .param("ended", ended == null ? null : at(ended))
        .param("seen", at(alert.seenAt()))
        .update();
  }

  /** Notes that an alert is over. */
  void end(Alert alert, Instant now) {
    statement("update monitoring_alert set ended_at = :now" + OURS + " and ended_at is null")
        .param("source", alert.source().name())
        .param("fingerprint", alert.fingerprint())
        .param("now", at(now))
        .update();
  }

  /** Ends what a source said nothing of since then. */
  void endUnseen(Alert.Source source, Instant since, Instant now) {
    statement(
            "update monitoring_alert set ended_at = :now where installation = :installation"
                + " and source = :source and ended_at is null and seen_at < :since")
        .param("source", source.name())
        .param("since", at(since))
        .param("now", at(now))
        .update();
  }

  /** Forgets what is over since before then. */
  void forget(Instant before) {
    statement(
            "delete from monitoring_alert where installation = :installation"
                + " and ended_at < :before")
        .param("before", at(before))
        .update();
  }

  private JdbcClient.StatementSpec statement(String sql) {
    return jdbc.sql(sql).param("installation", installation.id());
  }

  static OffsetDateTime at(Instant instant) {
    return instant.truncatedTo(ChronoUnit.MILLIS).atOffset(ZoneOffset.UTC);
  }

  @SuppressWarnings("NullAway") // ResultSet tells null for null columns only
  private static Alert read(ResultSet row) throws SQLException {
    return new Alert(
        Alert.Source.valueOf(row.getString(1)),
        row.getString(2),
        row.getString(3),
        row.getString(4),
        Labels.read(row.getString(5)),
        row.getString(6),
        row.getString(7),
        row.getString(8),
        row.getObject(9, Double.class),
        row.getDouble(10),
        row.getObject(11, OffsetDateTime.class).toInstant(),
        row.getObject(12, OffsetDateTime.class).toInstant(),
        instant(row.getObject(13, OffsetDateTime.class)),
        row.getObject(14, OffsetDateTime.class).toInstant());
  }

  private static @Nullable Instant instant(@Nullable OffsetDateTime time) {
    return time == null ? null : time.toInstant();
  }
}
