package dev.phoenix.connector.telegram.updates;

import dev.phoenix.connector.telegram.bot.Answer;
import dev.phoenix.connector.telegram.bot.BotApi;
import dev.phoenix.connector.telegram.bot.Ticks;
import java.time.Duration;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/** Tells Telegram where to deliver to, again and again until Telegram has taken it. */
final class WebhookRegistration {

  private static final Logger LOG = LoggerFactory.getLogger(WebhookRegistration.class);

  private final BotApi bot;
  private final BotName name;
  private final Mode.Hook mode;
  private final Ticks ticks;
  private final Stop stop;

  WebhookRegistration(BotApi bot, BotName name, Mode.Hook mode, Ticks ticks, Stop stop) {
    this.bot = bot;
    this.name = name;
    this.mode = mode;
    this.ticks = ticks;
    this.stop = stop;
  }

  /** Returns once it is registered, or it is stopped. */
  void run() throws InterruptedException {
    var backoff = new Backoff();
    while (true) {
      Answer<?> answer = stop.during(() -> name.learn(bot));
      if (name.known()) {
        answer = stop.during(this::register);
        if (answer instanceof Answer.Ok<?>) {
          LOG.info("Telegram delivers to {}", mode.url().getHost());
          return;
        }
      }
      var wait =
          answer instanceof Answer.TooMany<?> tooMany ? tooMany.retryAfter() : backoff.next();
      LOG.warn("{}; tried again in {} s", answer.detail(), Math.max(1, wait.toSeconds()));
      stop.sleep(ticks, wait.compareTo(Duration.ZERO) > 0 ? wait : Duration.ofSeconds(1));
    }
  }

  private Answer<Boolean> register() {
    return bot.setWebhook(mode.url().toString(), mode.secret(), LongPolling.KINDS);
  }
}
