package dev.phoenix.connector.telegram.updates;

import dev.phoenix.connector.telegram.bot.Answer;
import dev.phoenix.connector.telegram.bot.BotApi;
import dev.phoenix.connector.telegram.bot.BotUser;
import org.jspecify.annotations.Nullable;

/** What the bot is called, once Telegram has told. */
final class BotName {

  private volatile @Nullable String name;

  /** Asks Telegram, unless it has told before. */
  Answer<BotUser> learn(BotApi bot) {
    var answer = bot.getMe();
    if (answer instanceof Answer.Ok<BotUser> ok) {
      name = ok.value().name();
    }
    return answer;
  }

  boolean known() {
    return name != null;
  }

  boolean is(String other) {
    return other.equalsIgnoreCase(name);
  }
}
