package dev.phoenix.workers.approval.telegram;

import dev.phoenix.connector.commons.effect.EffectKey;
import dev.phoenix.connector.commons.effect.EffectLedger;
import dev.phoenix.connector.telegram.bot.Chat;
import dev.phoenix.connector.telegram.bot.Markup;
import dev.phoenix.connector.telegram.bot.OutgoingMessage;
import dev.phoenix.connector.telegram.text.Html;
import java.time.Instant;
import org.jspecify.annotations.Nullable;

/**
 * Something to be told once.
 *
 * @param subject a request's id, or which update it answers
 * @param chat where
 * @param buttons the language of its buttons; null without
 * @param replyTo the message that it answers; null for none
 * @param nextAt the instant at which its reader found it due
 * @param detail why it is not sent yet; null before the first try
 * @param messageId where it is; null before it is sent
 */
record Notice(
    String subject,
    Kind kind,
    Chat chat,
    Html content,
    @Nullable Language buttons,
    @Nullable Long replyTo,
    Instant nextAt,
    @Nullable String detail,
    @Nullable Long messageId) {

  /** What is told. */
  enum Kind {
    /** That a request waits. */
    ASKED,
    /** That it still does. */
    REMINDED,
    /** What came of a command. */
    ANSWER,
    /** That a decision is kept until the engine is back. */
    KEPT;

    /** Whether it is about a request, and is changed when that is decided. */
    boolean ofRequest() {
      return this == ASKED || this == REMINDED;
    }
  }

  /** What it is in the effect ledger, for ever. */
  EffectKey key(EffectLedger ledger) {
    return ledger.named("telegram:" + subject + ":" + kind);
  }

  /** What is sent. */
  OutgoingMessage message() {
    return new OutgoingMessage(
        chat, content, buttons == null ? Markup.NONE : ButtonData.of(buttons, subject), replyTo);
  }
}
