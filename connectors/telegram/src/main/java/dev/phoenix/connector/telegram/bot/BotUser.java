package dev.phoenix.connector.telegram.bot;

import com.fasterxml.jackson.databind.JsonNode;
import java.util.Optional;

/**
 * The bot itself.
 *
 * @param id its number
 * @param name its user name, without the @
 */
public record BotUser(long id, String name) {

  static Optional<BotUser> read(JsonNode json) {
    return json.path("id").canConvertToLong() && json.path("username").isTextual()
        ? Optional.of(new BotUser(json.path("id").longValue(), json.path("username").textValue()))
        : Optional.empty();
  }
}
