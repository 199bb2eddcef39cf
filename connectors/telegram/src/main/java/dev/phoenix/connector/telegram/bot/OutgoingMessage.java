package dev.phoenix.connector.telegram.bot;

import dev.phoenix.connector.telegram.text.Html;
import org.jspecify.annotations.Nullable;

/**
 * A text message.
 *
 * @param chat where it goes
 * @param text what it says; what is longer than Telegram allows is cut
 * @param markup its buttons, or the reply that it asks for
 * @param replyTo the message that it answers, null for none; if that is gone, it is sent without
 */
public record OutgoingMessage(Chat chat, Html text, Markup markup, @Nullable Long replyTo) {

  /**
   * Cuts the text.
   *
   * @throws IllegalArgumentException if it is empty
   */
  public OutgoingMessage {
    if (text.plain().isBlank()) {
      throw new IllegalArgumentException("A message needs a text");
    }
    text = text.limited(Html.MESSAGE_LIMIT);
  }

  /** A message without buttons. */
  public static OutgoingMessage of(Chat chat, Html text) {
    return new OutgoingMessage(chat, text, Markup.NONE, null);
  }
}
