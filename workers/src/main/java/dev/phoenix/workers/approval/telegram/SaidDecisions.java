package dev.phoenix.workers.approval.telegram;

import dev.phoenix.workers.storage.Installation;
import dev.phoenix.workers.storage.StorableText;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.time.Clock;
import java.time.Duration;
import java.time.OffsetDateTime;
import java.time.ZoneOffset;
import java.time.temporal.ChronoUnit;
import java.util.Optional;
import org.jspecify.annotations.Nullable;
import org.springframework.jdbc.core.simple.JdbcClient;

/**
 * Decisions made in Telegram, in the table {@code telegram_decision} until the engine has answered:
 * an engine that is away for a day loses none of them. Each call is committed.
 */
final class SaidDecisions {

  private static final Duration TAKEN = Duration.ofMinutes(1);
  private static final Duration KEPT = Duration.ofDays(30);
  private static final int CALLBACK_LIMIT = 200;
  private static final String MINE =
      " where installation = :installation and bot = :bot and update_id = :update";

  private final JdbcClient jdbc;
  private final Installation installation;
  private final long bot;
  private final Clock clock;

  SaidDecisions(JdbcClient jdbc, Installation installation, long bot, Clock clock) {
    this.jdbc = jdbc;
    this.installation = installation;
    this.bot = bot;
    this.clock = clock;
  }

  /** Keeps one; the same update again changes nothing. */
  void add(SaidDecision said) {
    jdbc.sql(
            "insert into telegram_decision (installation, bot, update_id, request_id, outcome,"
                + " comment, edited, decided_by, user_id, chat, message_id, callback_id, attempts,"
                + " state, next_at, said_at) values (:installation, :bot, :update, :request,"
                + " :outcome, :comment, :edited, :by, :user, :chat, :message, :callback, 0, 'OPEN',"
                + " :now, :now) on conflict do nothing")
        .param("installation", installation.id())
        .param("bot", bot)
        .param("update", said.updateId())
        .param("request", said.requestId())
        .param("outcome", said.outcome())
        .param("comment", storable(said.comment()))
        .param("edited", storable(said.edited()))
        .param("by", said.by())
        .param("user", said.userId())
        .param("chat", said.chat())
        .param("message", said.messageId())
        .param("callback", fitting(said.callbackId()))
        .param("now", now())
        .update();
  }

  /** Takes one that the engine has not answered; of several takers one gets it. */
  Optional<SaidDecision> take() {
    while (true) {
      var found =
          jdbc.sql(
                  "select * from telegram_decision where installation = :installation and bot ="
                      + " :bot and state = 'OPEN' and next_at <= :now order by next_at, update_id"
                      + " limit 1")
              .param("installation", installation.id())
              .param("bot", bot)
              .param("now", now())
              .query((row, number) -> read(row))
              .optional();
      if (found.isEmpty() || isTaken(found.get())) {
        return found;
      }
    }
  }

  private boolean isTaken(SaidDecision said) {
    return jdbc.sql(
                "update telegram_decision set next_at = :until, attempts = attempts + 1"
                    + MINE
                    + " and state = 'OPEN' and next_at = :seen")
            .param("until", now().plus(TAKEN))
            .param("seen", said.nextAt().atOffset(ZoneOffset.UTC))
            .param("installation", installation.id())
            .param("bot", bot)
            .param("update", said.updateId())
            .update()
        == 1;
  }

  /** The engine has answered, and so has the bot. */
  void done(SaidDecision said) {
    jdbc.sql("update telegram_decision set state = 'DONE'" + MINE)
        .param("installation", installation.id())
        .param("bot", bot)
        .param("update", said.updateId())
        .update();
  }

  /** It is brought again after that long. */
  void later(SaidDecision said, Duration after) {
    jdbc.sql("update telegram_decision set next_at = :next" + MINE)
        .param("next", now().plus(after))
        .param("installation", installation.id())
        .param("bot", bot)
        .param("update", said.updateId())
        .update();
  }

  /** Forgets what was answered long ago. */
  void prune() {
    jdbc.sql(
            "delete from telegram_decision where installation = :installation and bot = :bot and"
                + " state = 'DONE' and said_at < :before")
        .param("installation", installation.id())
        .param("bot", bot)
        .param("before", now().minus(KEPT))
        .update();
  }

  private OffsetDateTime now() {
    return clock.instant().truncatedTo(ChronoUnit.MILLIS).atOffset(ZoneOffset.UTC);
  }

  private static @Nullable String storable(@Nullable String text) {
    return text == null ? null : StorableText.of(text);
  }

  private static @Nullable String fitting(@Nullable String callback) {
    return callback == null || callback.length() > CALLBACK_LIMIT ? null : callback;
  }

  private static SaidDecision read(ResultSet row) throws SQLException {
    return new SaidDecision(
        row.getLong("update_id"),
        row.getString("request_id"),
        row.getString("outcome"),
        row.getString("comment"),
        row.getString("edited"),
        row.getString("decided_by"),
        row.getLong("user_id"),
        row.getLong("chat"),
        row.getLong("message_id"),
        row.getString("callback_id"),
        row.getInt("attempts"),
        row.getObject("next_at", OffsetDateTime.class).toInstant());
  }
}
