package dev.phoenix.workers.approval.telegram;

import dev.phoenix.connector.commons.effect.EffectLedger;
import dev.phoenix.connector.telegram.Bots;
import dev.phoenix.workers.approval.request.RequestDesk;
import dev.phoenix.workers.approval.request.RequestList;
import dev.phoenix.workers.books.BooksSettings;
import dev.phoenix.workers.books.Ledger;
import dev.phoenix.workers.storage.Installation;
import io.micrometer.core.instrument.MeterRegistry;
import java.time.Clock;
import javax.sql.DataSource;
import org.springframework.context.annotation.Bean;
import org.springframework.context.annotation.Conditional;
import org.springframework.context.annotation.Configuration;
import org.springframework.jdbc.core.simple.JdbcClient;

/** Puts Telegram together, where it is used. */
@Configuration(proxyBeanMethods = false)
@Conditional(OnTelegram.class)
class TelegramConfiguration {

  @Bean
  Budgets telegramBudgets(Ledger ledger, BooksSettings settings, Clock clock) {
    return new Budgets(ledger, settings, clock);
  }

  @Bean
  TelegramPlace.Stores telegramStores(
      DataSource database,
      JdbcClient jdbc,
      Installation installation,
      EffectLedger ledger,
      RequestList requests) {
    return new TelegramPlace.Stores(database, jdbc, installation, ledger, requests);
  }

  /** Its lifecycle closes it, in time. */
  @Bean(destroyMethod = "")
  TelegramPlace telegramPlace(
      TelegramSettings settings,
      Bots bots,
      TelegramPlace.Stores stores,
      RequestDesk desk,
      Budgets budgets,
      Clock clock,
      MeterRegistry meters) {
    var bot = bots.of(settings.address(), settings.botToken());
    return new TelegramPlace(
        settings, bot, stores, desk, budgets, clock, new TelegramMetrics(meters));
  }

  @Bean
  TelegramLifecycle telegramLifecycle(TelegramPlace place) {
    return new TelegramLifecycle(place);
  }
}
