package dev.phoenix.workers.social;

import dev.phoenix.connector.commons.effect.EffectLedger;
import java.time.Clock;
import java.time.Instant;
import java.time.ZoneOffset;
import javax.sql.DataSource;
import org.springframework.dao.DuplicateKeyException;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.stereotype.Component;

/**
 * What was drafted, decided and published: one row for each finished post. The night learns from
 * it.
 */
@Component
public class PostRecords {

  private final JdbcClient jdbc;
  private final EffectLedger ledger;
  private final Clock clock;

  public PostRecords(DataSource source, EffectLedger ledger, Clock clock) {
    this.jdbc = JdbcClient.create(source);
    this.ledger = ledger;
    this.clock = clock;
  }

  /** Writes a record, once for each process instance; answers when. */
  Instant add(PostRecord post) {
    var now = clock.instant();
    try {
      jdbc.sql(
              "insert into post_record values (?, ?, ?, ?, ?, ?, ?, ?, ?, ?, ?, ?, ?, ?, ?, ?, ?,"
                  + " ?)")
          .params(
              ledger.installation().toString(),
              post.processInstanceKey(),
              post.requestId(),
              post.channel(),
              post.language(),
              post.brief(),
              post.draftedText(),
              post.finalText(),
              post.decision(),
              post.edited(),
              post.comment(),
              post.reviewer(),
              post.writer(),
              post.iterations(),
              post.score(),
              post.outcome(),
              post.entry(),
              now.atOffset(ZoneOffset.UTC))
          .update();
    } catch (DuplicateKeyException e) {
      // the job ran before; its record stands
      return now;
    }
    return now;
  }
}
