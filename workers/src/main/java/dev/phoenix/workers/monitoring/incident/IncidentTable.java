package dev.phoenix.workers.monitoring.incident;

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
import java.util.Optional;
import java.util.UUID;
import org.jspecify.annotations.Nullable;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.jdbc.core.simple.JdbcClient.StatementSpec;
import org.springframework.stereotype.Component;

/** Incidents in the table {@code incident}. Each call is committed. */
@Component
final class IncidentTable {

  /** How much of one the engine was told. */
  enum Announced {
    NOTHING,
    BEGINNING,
    END
  }

  private static final String MINE = " where installation = :installation and id = :id";

  private final JdbcClient jdbc;
  private final Installation installation;
  private final Clock clock;

  IncidentTable(JdbcClient jdbc, Installation installation, Clock clock) {
    this.jdbc = jdbc;
    this.installation = installation;
    this.clock = clock;
  }

  /** Adds one, unless one of its key is open. */
  boolean add(Trouble trouble) {
    return jdbc.sql(
                "insert into incident (installation, id, incident_key, open_key, severity, title,"
                    + " text, told, superseded, announced, opened_at) values (:installation, :id,"
                    + " :key, :key, :severity, :title, :text, :told, false, 'NOTHING', :now)"
                    + " on conflict do nothing")
            .param("installation", installation.id())
            .param("id", UUID.randomUUID().toString())
            .param("key", trouble.key())
            .param("severity", trouble.severity().name())
            .param("title", trouble.title())
            .param("text", trouble.text())
            .param("told", trouble.told())
            .param("now", now())
            .update()
        == 1;
  }

  /** Keeps what is known now of one that is open. */
  void update(Incident seen, Trouble trouble) {
    jdbc.sql("update incident set title = :title, text = :text" + MINE + " and closed_at is null")
        .param("title", trouble.title())
        .param("text", trouble.text())
        .param("installation", installation.id())
        .param("id", seen.id())
        .update();
  }

  /** Closes one; false if it was closed before. */
  boolean close(Incident seen, String closing, boolean superseded) {
    return jdbc.sql(
                "update incident set open_key = null, closed_at = :now, closing = :closing,"
                    + " superseded = :superseded"
                    + MINE
                    + " and closed_at is null")
            .param("now", now())
            .param("closing", closing)
            .param("superseded", superseded)
            .param("installation", installation.id())
            .param("id", seen.id())
            .update()
        == 1;
  }

  /** Keeps who looks into it; the first who says so stays. */
  void take(String id, String by) {
    jdbc.sql("update incident set taken_by = :by, taken_at = :now" + MINE + " and taken_by is null")
        .param("by", by)
        .param("now", now())
        .param("installation", installation.id())
        .param("id", id)
        .update();
  }

  Optional<Incident> find(String id) {
    return mine("and id = :id").param("id", id).query(IncidentTable::read).optional();
  }

  Optional<Incident> openOf(String key) {
    return mine("and open_key = :key").param("key", key).query(IncidentTable::read).optional();
  }

  List<Incident> open() {
    return mine("and closed_at is null order by opened_at, id").query(IncidentTable::read).list();
  }

  List<Incident> latest(int count) {
    return mine("order by opened_at desc, id limit :count")
        .param("count", count)
        .query(IncidentTable::read)
        .list();
  }

  /** Those of which the engine was told so much and not all, oldest first. */
  List<Incident> toAnnounce(Announced known) {
    var more = known == Announced.BEGINNING ? " and closed_at is not null" : "";
    return mine("and announced = :known" + more + " order by opened_at, id limit 100")
        .param("known", known.name())
        .query(IncidentTable::read)
        .list();
  }

  void announced(Incident incident, Announced known) {
    jdbc.sql("update incident set announced = :known" + MINE)
        .param("known", known.name())
        .param("installation", installation.id())
        .param("id", incident.id())
        .update();
  }

  /** Forgets what was closed so long ago. */
  void prune(Duration kept) {
    jdbc.sql(
            "delete from incident where installation = :installation and announced = 'END' and"
                + " closed_at < :before")
        .param("installation", installation.id())
        .param("before", now().minus(kept))
        .update();
  }

  private StatementSpec mine(String which) {
    return jdbc.sql("select * from incident where installation = :installation " + which)
        .param("installation", installation.id());
  }

  private OffsetDateTime now() {
    return clock.instant().truncatedTo(ChronoUnit.MILLIS).atOffset(ZoneOffset.UTC);
  }

  private static Incident read(ResultSet row, int number) throws SQLException {
    return new Incident(
        row.getString("id"),
        row.getString("incident_key"),
        Severity.valueOf(row.getString("severity")),
        row.getString("title"),
        row.getString("text"),
        row.getBoolean("told"),
        row.getObject("opened_at", OffsetDateTime.class).toInstant(),
        instant(row.getObject("closed_at", OffsetDateTime.class)),
        row.getString("closing"),
        row.getBoolean("superseded"),
        row.getString("taken_by"));
  }

  private static @Nullable Instant instant(@Nullable OffsetDateTime at) {
    return at == null ? null : at.toInstant();
  }
}
