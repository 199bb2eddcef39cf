package dev.phoenix.workers.monitoring.tell;

import dev.phoenix.connector.commons.effect.EffectLedger;
import dev.phoenix.connector.commons.http.HttpLimits;
import dev.phoenix.connector.commons.http.LimitedHttpClient;
import dev.phoenix.connector.commons.publish.PublishOnce;
import dev.phoenix.connector.telegram.Bots;
import dev.phoenix.connector.telegram.bot.BotAddress;
import dev.phoenix.connector.telegram.bot.BotToken;
import dev.phoenix.connector.telegram.bot.Chat;
import dev.phoenix.connector.telegram.send.TelegramMessages;
import java.time.Clock;
import java.util.ArrayList;
import java.util.Objects;
import org.springframework.context.annotation.Bean;
import org.springframework.context.annotation.Configuration;

/** Puts together the ways that are set. */
@Configuration(proxyBeanMethods = false)
class TellConfiguration {

  @Bean
  Teller teller(TellSettings settings, Bots bots, EffectLedger ledger, Clock clock) {
    var ways = new ArrayList<Way>();
    var telegram = settings.telegram();
    if (telegram.used()) {
      var api = telegram.api();
      var bot =
          bots.of(
              api == null || api.isBlank() ? BotAddress.TELEGRAM : BotAddress.of(api),
              new BotToken(Objects.requireNonNull(telegram.token()).strip()));
      ways.add(
          new TelegramWay(
              new TelegramMessages(bot, ledger, clock),
              ledger,
              new Chat(Objects.requireNonNull(telegram.chat()).strip())));
    }
    var webhook = settings.webhook();
    var url = webhook.url();
    if (url != null) {
      var http = new LimitedHttpClient(HttpLimits.DEFAULT);
      ways.add(
          new WebhookWay(
              new PublishOnce(ledger, clock),
              ledger,
              new WebhookChannel(http, url, webhook.secret(), clock)));
    }
    return new Teller(ways);
  }
}
