package dev.phoenix.workers.social;

import dev.phoenix.connector.commons.effect.EffectLedger;
import java.time.Clock;
import java.time.Instant;
import java.time.OffsetDateTime;
import java.time.ZoneOffset;
import java.util.Optional;
import javax.sql.DataSource;
import org.springframework.dao.DuplicateKeyException;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.stereotype.Component;

/** Which instance answers for a request; the first one that asks does, for ever. */
@Component
public class RequestClaims {

  private final JdbcClient jdbc;
  private final EffectLedger ledger;
  private final Clock clock;

  public RequestClaims(DataSource source, EffectLedger ledger, Clock clock) {
    this.jdbc = JdbcClient.create(source);
    this.ledger = ledger;
    this.clock = clock;
  }

  /**
   * Claims a request for an instance.
   *
   * @param digest SHA-256 of the brief, to tell a repeated request from another one with the same
   *     id
   * @return the instance that was first, if it is another one
   */
  Optional<Joined> claim(String channel, String requestId, long processInstanceKey, String digest) {
    var installation = ledger.installation().toString();
    try {
      jdbc.sql("insert into post_request values (?, ?, ?, ?, ?, ?)")
          .params(
              installation,
              channel,
              requestId,
              processInstanceKey,
              digest,
              clock.instant().atOffset(ZoneOffset.UTC))
          .update();
      return Optional.empty();
    } catch (DuplicateKeyException e) {
      var first =
          jdbc.sql(
                  "select * from post_request where installation = ? and channel = ? and request_id"
                      + " = ?")
              .params(installation, channel, requestId)
              .query(
                  (row, number) ->
                      new Joined(
                          Long.toString(row.getLong("process_instance_key")),
                          row.getObject("requested_at", OffsetDateTime.class)
                              .toInstant()
                              .toString(),
                          row.getString("brief_digest").equals(digest)))
              .single();
      return first.processInstanceKey().equals(Long.toString(processInstanceKey))
          ? Optional.empty()
          : Optional.of(first);
    }
  }

  /**
   * The request that a repeated one joins.
   *
   * @param processInstanceKey the instance that answers for it, as a string, for it exceeds what
   *     JavaScript counts to
   * @param requestedAt when it was claimed, ISO 8601 in UTC ({@link Instant})
   * @param sameBrief whether both asked for the same
   */
  public record Joined(String processInstanceKey, String requestedAt, boolean sameBrief) {}
}
