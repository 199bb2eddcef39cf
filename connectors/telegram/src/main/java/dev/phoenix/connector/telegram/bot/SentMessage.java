package dev.phoenix.connector.telegram.bot;

import com.fasterxml.jackson.databind.JsonNode;
import java.time.Instant;
import java.util.Optional;

/**
 * A message as Telegram keeps it.
 *
 * @param chatId the chat's number
 * @param messageId its number in that chat
 * @param at when Telegram took it, to the second
 */
public record SentMessage(long chatId, long messageId, Instant at) {

  static Optional<SentMessage> read(JsonNode json) {
    var chat = json.path("chat").path("id");
    var message = json.path("message_id");
    if (!chat.canConvertToLong() || !message.canConvertToLong()) {
      return Optional.empty();
    }
    var at = Instant.ofEpochSecond(json.path("date").asLong());
    return Optional.of(new SentMessage(chat.longValue(), message.longValue(), at));
  }
}
