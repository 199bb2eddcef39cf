package dev.phoenix.workers.approval.telegram;

import dev.phoenix.connector.telegram.bot.Chat;
import dev.phoenix.connector.telegram.send.Sending;
import dev.phoenix.workers.approval.request.RequestState;
import dev.phoenix.workers.storage.Installation;
import dev.phoenix.workers.storage.StorableText;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.time.Clock;
import java.time.Duration;
import java.time.OffsetDateTime;
import java.time.ZoneOffset;
import java.time.temporal.ChronoUnit;
import java.util.List;
import java.util.Optional;
import org.jspecify.annotations.Nullable;
import org.springframework.jdbc.core.simple.JdbcClient;

/**
 * What is to be told and what was, in the table {@code telegram_notice}. Each call is committed. Of
 * several that take the same notice, in this process or another, one gets it, for as long as a send
 * can take and a good while longer.
 */
final class Outbox {

  /** Nobody else works on what was taken before this is over, unless it is put back. */
  static final Duration TAKEN = Duration.ofMinutes(1);

  /** So long answers are kept; Telegram hands no update out that late. */
  private static final Duration KEPT = Duration.ofDays(30);

  private static final int DETAIL_LIMIT = 2000;
  private static final String COLUMNS =
      "select n.subject, n.kind, n.chat, n.content, n.buttons, n.reply_to, n.next_at, n.detail,"
          + " n.message_id from telegram_notice n";
  private static final String MINE =
      " where installation = :installation and subject = :subject and kind = :kind";

  private final JdbcClient jdbc;
  private final Installation installation;
  private final Clock clock;

  Outbox(JdbcClient jdbc, Installation installation, Clock clock) {
    this.jdbc = jdbc;
    this.installation = installation;
    this.clock = clock;
  }

  /** Waiting requests that nobody was told of, the earliest first. */
  List<String> toAsk(int most) {
    return requests(
        "not exists (select 1 from telegram_notice n where n.installation = r.installation and"
            + " n.subject = r.id and n.kind = 'ASKED')",
        most);
  }

  /** Waiting requests of which a reminder is due. */
  List<String> toRemind(int most) {
    return requests(
        "r.remind_at <= :now and exists (select 1 from telegram_notice n where n.installation ="
            + " r.installation and n.subject = r.id and n.kind = 'ASKED' and n.state <> 'NEW') and"
            + " not exists (select 1 from telegram_notice n where n.installation = r.installation"
            + " and n.subject = r.id and n.kind = 'REMINDED')",
        most);
  }

  private List<String> requests(String condition, int most) {
    return jdbc.sql(
            "select r.id from human_request r where r.installation = :installation and r.state ="
                + " 'PENDING' and "
                + condition
                + " order by r.number limit :most")
        .param("installation", installation.id())
        .param("now", now())
        .param("most", most)
        .query(String.class)
        .list();
  }

  /** Adds something to be told; again it changes nothing. */
  boolean add(Notice notice) {
    return jdbc.sql(
                "insert into telegram_notice (installation, subject, kind, chat, content, buttons,"
                    + " reply_to, state, shown, next_at, made_at, changed_at) values"
                    + " (:installation, :subject, :kind, :chat, :content, :buttons, :replyTo,"
                    + " 'NEW', 'PENDING', :now, :now, :now) on conflict do nothing")
            .param("installation", installation.id())
            .param("subject", notice.subject())
            .param("kind", notice.kind().name())
            .param("chat", notice.chat().id())
            .param("content", StoredHtml.write(notice.content()))
            .param("buttons", notice.buttons() == null ? null : notice.buttons().tag())
            .param("replyTo", notice.replyTo())
            .param("now", now())
            .update()
        == 1;
  }

  /** Takes what is to be told next: answers first, since somebody waits for them. */
  Optional<Notice> takeNew() {
    return take(
        COLUMNS
            + " where n.installation = :installation and n.state = 'NEW' and n.next_at <= :now"
            + " order by case when n.kind in ('ANSWER', 'KEPT') then 0 else 1 end, n.made_at,"
            + " n.subject limit 1",
        "NEW");
  }

  /** Takes a message about a request that shows no longer how that stands. */
  Optional<Notice> takeOutdated() {
    return take(
        COLUMNS
            + " join human_request r on r.installation = n.installation and r.id = n.subject where"
            + " n.installation = :installation and n.state = 'SENT' and n.kind in ('ASKED',"
            + " 'REMINDED') and n.shown <> r.state and n.next_at <= :now order by n.next_at,"
            + " n.subject limit 1",
        "SENT");
  }

  private Optional<Notice> take(String query, String state) {
    while (true) {
      var found =
          jdbc.sql(query)
              .param("installation", installation.id())
              .param("now", now())
              .query((row, number) -> read(row))
              .optional();
      if (found.isEmpty() || isTaken(found.get(), state)) {
        return found;
      }
    }
  }

  private boolean isTaken(Notice notice, String state) {
    return jdbc.sql(
                "update telegram_notice set next_at = :until"
                    + MINE
                    + " and state = :state and next_at = :seen")
            .param("until", now().plus(TAKEN))
            .param("state", state)
            .param("seen", notice.nextAt().atOffset(ZoneOffset.UTC))
            .param("installation", installation.id())
            .param("subject", notice.subject())
            .param("kind", notice.kind().name())
            .update()
        == 1;
  }

  /** It is there. */
  void sent(Notice notice, Sending.Sent at) {
    jdbc.sql(
            "update telegram_notice set state = 'SENT', message_chat = :chat, message_id ="
                + " :message, detail = null, next_at = :now, changed_at = :now"
                + MINE)
        .param("chat", at.chatId())
        .param("message", at.messageId())
        .param("now", now())
        .param("installation", installation.id())
        .param("subject", notice.subject())
        .param("kind", notice.kind().name())
        .update();
  }

  /** Nobody can tell whether it is there. It is never sent again. */
  void unknown(Notice notice, @Nullable String why) {
    end(notice, "UNKNOWN", why);
  }

  /** It is not to be sent any more. */
  void drop(Notice notice, String why) {
    end(notice, "DROPPED", why);
  }

  private void end(Notice notice, String state, @Nullable String why) {
    jdbc.sql(
            "update telegram_notice set state = :state, detail = :detail, changed_at = :now"
                + MINE
                + " and state = 'NEW'")
        .param("state", state)
        .param("detail", cut(why))
        .param("now", now())
        .param("installation", installation.id())
        .param("subject", notice.subject())
        .param("kind", notice.kind().name())
        .update();
  }

  /** It is tried again after that long. */
  void later(Notice notice, Duration after, String why) {
    jdbc.sql("update telegram_notice set next_at = :next, detail = :detail" + MINE)
        .param("next", now().plus(after))
        .param("detail", cut(why))
        .param("installation", installation.id())
        .param("subject", notice.subject())
        .param("kind", notice.kind().name())
        .update();
  }

  /** It shows the request in this state. After the last one it is left alone. */
  void shows(Notice notice, RequestState state) {
    jdbc.sql(
            "update telegram_notice set shown = :shown, state = :state, next_at = :now, changed_at"
                + " = :now"
                + MINE)
        .param("shown", state.name())
        .param("state", state.closed() ? "OVER" : "SENT")
        .param("now", now())
        .param("installation", installation.id())
        .param("subject", notice.subject())
        .param("kind", notice.kind().name())
        .update();
  }

  /** Which request a message is about. */
  Optional<String> requestOf(long chat, long messageId) {
    return jdbc.sql(
            "select subject from telegram_notice where installation = :installation and"
                + " message_chat = :chat and message_id = :message and kind in ('ASKED',"
                + " 'REMINDED')")
        .param("installation", installation.id())
        .param("chat", chat)
        .param("message", messageId)
        .query(String.class)
        .optional();
  }

  /** Forgets old answers. */
  void prune() {
    jdbc.sql(
            "delete from telegram_notice where installation = :installation and kind in ('ANSWER',"
                + " 'KEPT') and made_at < :before")
        .param("installation", installation.id())
        .param("before", now().minus(KEPT))
        .update();
  }

  private OffsetDateTime now() {
    return clock.instant().truncatedTo(ChronoUnit.MILLIS).atOffset(ZoneOffset.UTC);
  }

  private static @Nullable String cut(@Nullable String detail) {
    if (detail == null) {
      return null;
    }
    var clean = StorableText.of(detail);
    return clean.length() <= DETAIL_LIMIT ? clean : clean.substring(0, DETAIL_LIMIT - 1);
  }

  private static Notice read(ResultSet row) throws SQLException {
    var buttons = row.getString("buttons");
    return new Notice(
        row.getString("subject"),
        Notice.Kind.valueOf(row.getString("kind")),
        new Chat(row.getString("chat")),
        StoredHtml.read(row.getString("content")),
        buttons == null ? null : Language.of(buttons),
        row.getObject("reply_to", Long.class),
        row.getObject("next_at", OffsetDateTime.class).toInstant(),
        row.getString("detail"),
        row.getObject("message_id", Long.class));
  }
}
