package dev.phoenix.workers.approval.telegram;

import dev.phoenix.connector.telegram.bot.Chat;
import dev.phoenix.connector.telegram.text.Html;
import java.time.Instant;

/** Answers to what people write, each told once however often its update comes. */
final class Replies {

  private final Outbox outbox;
  private final long bot;
  private final Runnable call;

  /**
   * Answers through an outbox.
   *
   * @param bot whose updates are numbered
   * @param call tells the sender that there is something to send
   */
  Replies(Outbox outbox, long bot, Runnable call) {
    this.outbox = outbox;
    this.bot = bot;
    this.call = call;
  }

  /** Answers a message of an update; a second answer of the kind is not told. */
  void add(Notice.Kind kind, long updateId, long chat, long messageId, Html text) {
    // Telegram may number updates anew after a week; a chat's messages it never does
    var subject = "update:%d:%d:%d".formatted(bot, updateId, messageId);
    outbox.add(
        new Notice(subject, kind, Chat.of(chat), text, null, messageId, Instant.EPOCH, null, null));
    call.run();
  }
}
