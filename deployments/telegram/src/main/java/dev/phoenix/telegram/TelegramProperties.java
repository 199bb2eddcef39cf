package dev.phoenix.telegram;

import java.nio.file.Path;
import java.time.Duration;
import java.util.List;
import org.springframework.boot.context.properties.ConfigurationProperties;
import org.springframework.boot.context.properties.bind.DefaultValue;

/**
 * What can be set about the double.
 *
 * @param dataDirectory folder of the journal; made when it is missing
 * @param token what a bot has to show; the default is no secret, since the double listens on this
 *     machine only
 * @param botName the bot's user name, without the @
 * @param chats chats that exist from the start; a chat that somebody writes in exists from then on
 * @param callbackLifetime how long a pressed button may be answered
 */
@ConfigurationProperties("phoenix.telegram")
public record TelegramProperties(
    @DefaultValue("./data") Path dataDirectory,
    @DefaultValue("1000001:phoenix-double") String token,
    @DefaultValue("PhoenixDoubleBot") String botName,
    @DefaultValue("4242") List<Long> chats,
    @DefaultValue("15m") Duration callbackLifetime) {

  /** Checks the settings; {@link IllegalArgumentException} says which one to change. */
  public TelegramProperties {
    if (!token.matches("\\d{1,18}:[A-Za-z0-9_-]{1,200}")) {
      throw new IllegalArgumentException(
          "phoenix.telegram.token must look like 123456:letters-and-digits");
    }
    if (!botName.matches("[A-Za-z0-9_]{3,32}")) {
      throw new IllegalArgumentException(
          "phoenix.telegram.bot-name must be 3 to 32 letters, digits and underscores");
    }
    chats = List.copyOf(chats);
  }

  /** The bot's number, which a token begins with. */
  public long botId() {
    return Long.parseLong(token.substring(0, token.indexOf(':')));
  }

  /** Everything but the token. */
  @Override
  public String toString() {
    return "TelegramProperties[dataDirectory=%s, botName=%s, chats=%s]"
        .formatted(dataDirectory, botName, chats);
  }
}
