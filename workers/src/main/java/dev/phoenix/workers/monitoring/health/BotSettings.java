package dev.phoenix.workers.monitoring.health;

import org.jspecify.annotations.Nullable;
import org.springframework.boot.context.properties.ConfigurationProperties;
import org.springframework.boot.context.properties.bind.DefaultValue;

/**
 * What is looked at of Telegram's settings; the places that use the bot check them.
 *
 * @param token the bot's; null where there is none
 * @param api the Bot API's address
 * @param mode off, polling or webhook
 */
@ConfigurationProperties("phoenix.workers.telegram")
record BotSettings(
    @Nullable String token,
    @DefaultValue("https://api.telegram.org") String api,
    @DefaultValue("off") String mode) {

  /** Without the token. */
  @Override
  public String toString() {
    return "BotSettings[" + api + ", " + mode + "]";
  }
}
