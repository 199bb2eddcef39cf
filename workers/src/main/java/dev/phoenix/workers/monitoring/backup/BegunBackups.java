package dev.phoenix.workers.monitoring.backup;

import dev.phoenix.workers.storage.Installation;
import java.time.Clock;
import java.time.Instant;
import java.time.OffsetDateTime;
import java.time.ZoneOffset;
import java.time.temporal.ChronoUnit;
import java.util.List;
import org.springframework.jdbc.core.simple.JdbcClient;

/** Backups whose flows wait for their end. Each call is committed and may be repeated. */
final class BegunBackups {

  /** One of them. */
  record Begun(String id, Instant at) {}

  private final JdbcClient jdbc;
  private final Installation installation;
  private final Clock clock;

  BegunBackups(JdbcClient jdbc, Installation installation, Clock clock) {
    this.jdbc = jdbc;
    this.installation = installation;
    this.clock = clock;
  }

  void add(String id) {
    jdbc.sql(
            "insert into begun_backup (installation, id, begun_at) values (:installation, :id,"
                + " :now) on conflict do nothing")
        .param("installation", installation.id())
        .param("id", id)
        .param("now", now())
        .update();
  }

  List<Begun> all() {
    return jdbc.sql(
            "select id, begun_at from begun_backup where installation = :installation order by"
                + " begun_at, id")
        .param("installation", installation.id())
        .query(
            (row, number) ->
                new Begun(
                    row.getString("id"),
                    row.getObject("begun_at", OffsetDateTime.class).toInstant()))
        .list();
  }

  void remove(String id) {
    jdbc.sql("delete from begun_backup where installation = :installation and id = :id")
        .param("installation", installation.id())
        .param("id", id)
        .update();
  }

  private OffsetDateTime now() {
    return clock.instant().truncatedTo(ChronoUnit.MILLIS).atOffset(ZoneOffset.UTC);
  }
}
