package dev.phoenix.connector.telegram;

import com.fasterxml.jackson.annotation.JsonProperty;
import dev.phoenix.connector.commons.publish.Publication;
import dev.phoenix.connector.telegram.send.Entry;
import java.time.Instant;
import org.jspecify.annotations.Nullable;

/**
 * What a job answers.
 *
 * @param outcome what is known
 * @param chatId the chat's number, if the message is there
 * @param messageId the message's number in the chat, if it is there; edits take it
 * @param effect the effect's name in the ledger; null for an edit, which is no effect of its own
 * @param sentAt ISO-8601 instant in UTC at which Telegram took it
 * @param detail a sentence for people, if there is something to say
 */
public record TelegramAnswer(
    Outcome outcome,
    @Nullable Long chatId,
    @Nullable Long messageId,
    @Nullable String effect,
    @Nullable String sentAt,
    @Nullable String detail) {

  /** What is known of a message. */
  public enum Outcome {
    /** It is in the chat. */
    @JsonProperty("confirmed")
    CONFIRMED,
    /** Nobody can tell: look into the chat. It is never sent again. */
    @JsonProperty("unknown")
    UNKNOWN
  }

  static TelegramAnswer of(Publication publication) {
    var entry = publication.entry();
    if (publication.outcome() != Publication.Outcome.CONFIRMED || entry == null) {
      return new TelegramAnswer(
          Outcome.UNKNOWN, null, null, publication.effect(), null, publication.detail());
    }
    var message = Entry.parse(entry);
    return new TelegramAnswer(
        Outcome.CONFIRMED,
        message.chatId(),
        message.messageId(),
        publication.effect(),
        publication.publishedAt(),
        publication.detail());
  }

  static TelegramAnswer edited(TelegramOperation.EditMessage edit, Instant at) {
    // a channel that was named by its @name stays without a number here
    Long chatId = edit.chat().startsWith("@") ? null : Long.valueOf(edit.chat());
    return new TelegramAnswer(
        Outcome.CONFIRMED, chatId, edit.messageId(), null, at.toString(), null);
  }
}
