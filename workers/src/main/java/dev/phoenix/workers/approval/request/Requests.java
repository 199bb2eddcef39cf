package dev.phoenix.workers.approval.request;

import com.fasterxml.jackson.core.JsonProcessingException;
import com.fasterxml.jackson.databind.JsonNode;
import dev.phoenix.workers.job.JobJson;
import dev.phoenix.workers.storage.Installation;
import dev.phoenix.workers.storage.StorableText;
import java.time.Clock;
import java.time.Instant;
import java.time.OffsetDateTime;
import java.time.ZoneOffset;
import java.time.temporal.ChronoUnit;
import java.util.List;
import java.util.Objects;
import java.util.Optional;
import java.util.UUID;
import org.jspecify.annotations.Nullable;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.stereotype.Component;

/** The requests that were made, in the table {@code human_request}. Each call is committed. */
@Component
public class Requests {

  /**
   * A request as it was first made.
   *
   * @param processInstanceKey who made it
   * @param outcome what its caller was told; null before it is closed
   */
  record Claimed(String id, long number, long processInstanceKey, @Nullable JsonNode outcome) {}

  /**
   * What became of earlier ones of the same caller and type.
   *
   * @param decided how many people decided, of the latest
   * @param approved how many of those they approved
   */
  record Precedents(int decided, int approved) {}

  private static final int LATEST = 20;

  private final JdbcClient jdbc;
  private final Installation installation;
  private final Clock clock;

  /** Keeps them in this database. */
  public Requests(JdbcClient jdbc, Installation installation, Clock clock) {
    this.jdbc = jdbc;
    this.installation = installation;
    this.clock = clock;
  }

  /**
   * Claims a key of a caller. The database decides who is first, so two that claim it at the same
   * moment never both are; who is not first is noted as one that joined.
   */
  Claimed claim(HumanRequest request, long processInstanceKey) {
    jdbc.sql(
            "insert into human_request (installation, id, caller, request_key,"
                + " process_instance_key, type, request, state, made_at) values (:installation,"
                + " :id, :caller, :key, :process, :type, :request, 'MADE', :now)"
                + " on conflict do nothing")
        .param("installation", installation.id())
        .param("id", UUID.randomUUID().toString())
        .param("caller", request.caller())
        .param("key", request.key())
        .param("process", processInstanceKey)
        .param("type", request.type().name())
        .param("request", json(request))
        .param("now", now())
        .update();
    var claimed = find(request.caller(), request.key());
    if (claimed.processInstanceKey() == processInstanceKey) {
      return claimed;
    }
    jdbc.sql(
            "insert into human_request_joiner (installation, request_id, process_instance_key)"
                + " values (:installation, :id, :process) on conflict do nothing")
        .param("installation", installation.id())
        .param("id", claimed.id())
        .param("process", processInstanceKey)
        .update();
    // read again: it may have been closed before the line above was there to be seen
    return find(request.caller(), request.key());
  }

  private Claimed find(String caller, String key) {
    return jdbc.sql(
            "select id, number, process_instance_key, outcome from human_request where installation"
                + " = :installation and caller = :caller and request_key = :key")
        .param("installation", installation.id())
        .param("caller", caller)
        .param("key", key)
        .query(
            (row, number) ->
                new Claimed(
                    row.getString(1), row.getLong(2), row.getLong(3), read(row.getString(4))))
        .single();
  }

  /** What became of the latest that people decided for this caller. */
  Precedents precedents(HumanRequest request) {
    var decisions =
        jdbc.sql(
                "select decision from human_request where installation = :installation and caller ="
                    + " :caller and type = :type and decision in ('approved', 'rejected')"
                    + " and decided_via <> 'rules' order by decided_at desc limit "
                    + LATEST)
            .param("installation", installation.id())
            .param("caller", request.caller())
            .param("type", request.type().name())
            .query(String.class)
            .list();
    int approved = (int) decisions.stream().filter(Decision.APPROVED::equals).count();
    return new Precedents(decisions.size(), approved);
  }

  /** How many people were asked since then. */
  int openedSince(Instant since) {
    return jdbc.sql(
            "select count(*) from human_request where installation = :installation and opened_at >="
                + " :since")
        .param("installation", installation.id())
        .param("since", since.atOffset(ZoneOffset.UTC))
        .query(Integer.class)
        .single();
  }

  /** Makes it one that waits for a person; again it changes nothing. Returns since when it is. */
  Instant open(String id, Route route) {
    var now = now();
    jdbc.sql(
            "update human_request set state = 'PENDING', opened_at = :now, remind_at = :remind,"
                + " due_at = :due, expires_at = :expires, reason = :reason where installation ="
                + " :installation and id = :id and opened_at is null")
        .param("now", now)
        .param("remind", now.plus(route.remindAfter()))
        .param("due", now.plus(route.escalateAfter()))
        .param("expires", now.plus(route.expireAfter()))
        .param("reason", route.reason())
        .param("installation", installation.id())
        .param("id", id)
        .update();
    return jdbc.sql(
            "select opened_at from human_request where installation = :installation and id = :id")
        .param("installation", installation.id())
        .param("id", id)
        .query((row, number) -> row.getObject(1, OffsetDateTime.class).toInstant())
        .single();
  }

  /** Keeps a decision; the first one stays. Returns the one that is kept. */
  Decision decide(String id, Decision decision) {
    jdbc.sql(
            "update human_request set state = 'DECIDED', decision = :outcome, decided_by = :by,"
                + " decided_via = :via, decided_at = :now, comment = :comment where installation ="
                + " :installation and id = :id and decision is null")
        .param("outcome", decision.outcome())
        .param("by", decision.by())
        .param("via", decision.via())
        .param("comment", decision.comment() == null ? null : StorableText.of(decision.comment()))
        .param("now", now())
        .param("installation", installation.id())
        .param("id", id)
        .update();
    return decision(id)
        .map(
            kept ->
                new Decision(
                    kept.outcome(),
                    kept.comment(),
                    decision.text(),
                    kept.by(),
                    kept.via(),
                    kept.at()))
        .orElseThrow();
  }

  /** The decision that is kept. */
  Optional<Decision> decision(String id) {
    return jdbc.sql(
            "select decision, comment, decided_by, decided_via, decided_at from human_request where"
                + " installation = :installation and id = :id and decision is not null")
        .param("installation", installation.id())
        .param("id", id)
        .query(
            (row, number) ->
                new Decision(
                    row.getString(1),
                    row.getString(2),
                    null,
                    row.getString(3),
                    row.getString(4),
                    row.getObject(5, OffsetDateTime.class).toInstant()))
        .optional();
  }

  /** Closes it; again it changes nothing. Returns what is kept as its outcome. */
  JsonNode close(String id, String state, JsonNode outcome) {
    jdbc.sql(
            "update human_request set state = :state, outcome = :outcome, closed_at = :now where"
                + " installation = :installation and id = :id and closed_at is null")
        .param("state", state)
        .param("outcome", StorableText.of(outcome.toString()))
        .param("now", now())
        .param("installation", installation.id())
        .param("id", id)
        .update();
    var kept =
        jdbc.sql(
                "select outcome from human_request where installation = :installation and id = :id")
            .param("installation", installation.id())
            .param("id", id)
            .query(String.class)
            .single();
    return Objects.requireNonNull(read(kept));
  }

  /** The process instances that joined it. */
  List<Long> joiners(String id) {
    return jdbc.sql(
            "select process_instance_key from human_request_joiner where installation ="
                + " :installation and request_id = :id order by process_instance_key")
        .param("installation", installation.id())
        .param("id", id)
        .query(Long.class)
        .list();
  }

  private OffsetDateTime now() {
    return clock.instant().truncatedTo(ChronoUnit.MILLIS).atOffset(ZoneOffset.UTC);
  }

  private static String json(HumanRequest request) {
    try {
      return StorableText.of(JobJson.mapper().writeValueAsString(request));
    } catch (JsonProcessingException e) {
      throw new IllegalStateException(e);
    }
  }

  private static @Nullable JsonNode read(@Nullable String json) {
    try {
      return json == null ? null : JobJson.mapper().readTree(json);
    } catch (JsonProcessingException e) {
      throw new IllegalStateException("human_request.outcome is not JSON", e);
    }
  }
}
