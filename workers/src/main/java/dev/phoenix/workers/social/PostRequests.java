package dev.phoenix.workers.social;

import dev.phoenix.workers.storage.Installation;
import java.time.Clock;
import java.time.Instant;
import java.time.OffsetDateTime;
import java.time.ZoneOffset;
import java.time.temporal.ChronoUnit;
import java.util.Optional;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.stereotype.Component;

/** Who was first to ask for a post. */
@Component
public class PostRequests {

  /**
   * A request as it was first made.
   *
   * @param processInstanceKey who made it
   * @param briefDigest SHA-256 of its brief
   * @param requestedAt when
   */
  public record PostRequest(long processInstanceKey, String briefDigest, Instant requestedAt) {}

  /** What is asked for: one request for one channel. */
  record Name(String channel, String requestId) {}

  private final JdbcClient jdbc;
  private final Installation installation;
  private final Clock clock;

  /** Remembers requests in the table {@code post_request}. */
  public PostRequests(JdbcClient jdbc, Installation installation, Clock clock) {
    this.jdbc = jdbc;
    this.installation = installation;
    this.clock = clock;
  }

  /**
   * Claims a request. The database decides who is first, so two that claim it at the same moment
   * never both are.
   *
   * @return the earlier request of another process instance, or empty for the first
   */
  Optional<PostRequest> claim(Name name, long processInstanceKey, String briefDigest) {
    jdbc.sql(
            "insert into post_request (installation, channel, request_id, process_instance_key,"
                + " brief_digest, requested_at) values (:installation, :channel, :requestId, :key,"
                + " :digest, :now) on conflict do nothing")
        .param("installation", installation.id())
        .param("channel", name.channel())
        .param("requestId", name.requestId())
        .param("key", processInstanceKey)
        .param("digest", briefDigest)
        .param("now", clock.instant().truncatedTo(ChronoUnit.MILLIS).atOffset(ZoneOffset.UTC))
        .update();
    var first =
        jdbc.sql(
                "select process_instance_key, brief_digest, requested_at from post_request where"
                    + " installation = :installation and channel = :channel"
                    + " and request_id = :requestId")
            .param("installation", installation.id())
            .param("channel", name.channel())
            .param("requestId", name.requestId())
            .query(
                (row, number) ->
                    new PostRequest(
                        row.getLong(1),
                        row.getString(2),
                        row.getObject(3, OffsetDateTime.class).toInstant()))
            .single();
    return first.processInstanceKey() == processInstanceKey ? Optional.empty() : Optional.of(first);
  }
}
