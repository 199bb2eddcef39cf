package dev.phoenix.connector.telegram.bot;

import java.util.regex.Pattern;

/**
 * What @BotFather gave out for a bot: {@code <bot id>:<secret>}. Whoever has it is the bot, so no
 * text of this class shows the secret.
 *
 * @param value the whole token
 */
public record BotToken(String value) {

  private static final Pattern SHAPE = Pattern.compile("(\\d{1,18}):[A-Za-z0-9_-]{1,200}");

  /**
   * Checks the shape.
   *
   * @throws IllegalArgumentException if it is no token; the message does not repeat it
   */
  public BotToken {
    if (!SHAPE.matcher(value).matches()) {
      throw new IllegalArgumentException(
          "The bot's token must look like 123456:ABC...: copy it from @BotFather as it is");
    }
  }

  /** The bot's own id, which is no secret. */
  public long botId() {
    return Long.parseLong(value.substring(0, value.indexOf(':')));
  }

  /** The text with every trace of the token removed. */
  String hiddenIn(String text) {
    return text.replace(value, "***").replace(value.substring(value.indexOf(':') + 1), "***");
  }

  @Override
  public String toString() {
    return "BotToken[" + botId() + ":***]";
  }
}
