package dev.phoenix.workers.monitoring.health.probe;

import dev.phoenix.connector.telegram.bot.Answer;
import dev.phoenix.connector.telegram.bot.BotApi;

/**
 * The bot at Telegram: who it is and, where Telegram delivers to a webhook, how that goes.
 *
 * @param bot one of its own, so that a look waits for nobody's flood limits
 * @param webhook whether there is to be a webhook
 */
public record TelegramProbe(BotApi bot, boolean webhook) implements Probe {

  private static final int MANY = 100;

  @Override
  public Finding look() {
    return switch (bot.getMe()) {
      case Answer.Ok<?>(dev.phoenix.connector.telegram.bot.BotUser(long id, String name)) ->
          webhook ? delivery(name) : Finding.up("answers as @%s", name);
      case Answer.TooMany<?> busy -> Finding.degraded(busy.detail());
      case Answer<?> other -> Finding.down(other.detail());
    };
  }

  private Finding delivery(String name) {
    if (!(bot.getWebhookInfo()
        instanceof Answer.Ok<dev.phoenix.connector.telegram.bot.WebhookInfo>(var info))) {
      return Finding.degraded("answers as @%s, but does not tell of its webhook", name);
    }
    if (!info.set()) {
      return Finding.degraded("@%s has no webhook: the workers set it when they start", name);
    }
    if (info.lastError() != null || info.pending() > MANY) {
      return Finding.degraded(
          "@%s: %d updates wait; the last delivery: %s", name, info.pending(), info.lastError());
    }
    return Finding.up("answers as @%s; %d updates wait", name, info.pending());
  }
}
