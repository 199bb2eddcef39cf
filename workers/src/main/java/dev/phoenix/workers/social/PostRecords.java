package dev.phoenix.workers.social;

import dev.phoenix.workers.storage.Installation;
import dev.phoenix.workers.storage.StorableText;
import java.time.Instant;
import java.time.OffsetDateTime;
import java.time.ZoneOffset;
import java.util.Optional;
import org.jspecify.annotations.Nullable;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.stereotype.Component;

/** What was drafted, what was published, and who decided. The nightly learning reads it. */
@Component
public class PostRecords {

  /** What the flow gets back of a record. */
  record Recorded(Instant recordedAt, String reviewer, String writer, int iterations) {}

  /**
   * One row.
   *
   * @param brief as JSON
   * @param published null unless it was
   * @param outcome of the publication; null if the post was rejected
   * @param entry its address
   */
  record Row(
      long processInstanceKey,
      String requestId,
      String channel,
      String brief,
      String drafted,
      @Nullable String published,
      String decision,
      boolean edited,
      String comment,
      double score,
      @Nullable String outcome,
      @Nullable String entry,
      Recorded recorded) {}

  private final JdbcClient jdbc;
  private final Installation installation;

  /** Records in the table {@code post_record}. */
  public PostRecords(JdbcClient jdbc, Installation installation) {
    this.jdbc = jdbc;
    this.installation = installation;
  }

  /** The record of a process instance, if there is one. */
  Optional<Recorded> find(long processInstanceKey) {
    return jdbc.sql(
            "select recorded_at, reviewer, writer, iterations from post_record"
                + " where installation = :installation and process_instance_key = :key")
        .param("installation", installation.id())
        .param("key", processInstanceKey)
        .query(
            (row, number) ->
                new Recorded(
                    row.getObject(1, OffsetDateTime.class).toInstant(),
                    row.getString(2),
                    row.getString(3),
                    row.getInt(4)))
        .optional();
  }

  /** Records a verdict; a second record of the same process instance changes nothing. */
  void add(Row row) {
    jdbc.sql(
            "insert into post_record (installation, process_instance_key, request_id, channel,"
                + " brief, drafted, published, decision, edited, comment_text, reviewer, writer,"
                + " score, iterations, outcome, entry, recorded_at) values (:installation, :key,"
                + " :requestId, :channel, :brief, :drafted, :published, :decision, :edited,"
                + " :comment, :reviewer, :writer, :score, :iterations, :outcome, :entry,"
                + " :recordedAt) on conflict do nothing")
        .param("installation", installation.id())
        .param("key", row.processInstanceKey())
        .param("requestId", row.requestId())
        .param("channel", row.channel())
        .param("brief", StorableText.of(row.brief()))
        .param("drafted", StorableText.of(row.drafted()))
        .param("published", storableOrNull(row.published()))
        .param("decision", row.decision())
        .param("edited", row.edited())
        .param("comment", StorableText.of(row.comment()))
        .param("reviewer", StorableText.of(row.recorded().reviewer()))
        .param("writer", StorableText.of(row.recorded().writer()))
        .param("score", row.score())
        .param("iterations", row.recorded().iterations())
        .param("outcome", row.outcome())
        .param("entry", storableOrNull(row.entry()))
        .param("recordedAt", row.recorded().recordedAt().atOffset(ZoneOffset.UTC))
        .update();
  }

  private static @Nullable String storableOrNull(@Nullable String text) {
    return text == null ? null : StorableText.of(text);
  }
}
