package dev.phoenix.workers.books;

import dev.phoenix.workers.schedule.Clockwork;
import dev.phoenix.workers.storage.Installation;
import io.micrometer.core.instrument.MeterRegistry;
import java.time.Clock;
import java.time.Duration;
import org.springframework.context.annotation.Bean;
import org.springframework.context.annotation.Configuration;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.transaction.support.TransactionTemplate;

/** Puts the parts of the books together. */
@Configuration(proxyBeanMethods = false)
class BooksConfiguration {

  private static final Duration MEASURED_EVERY = Duration.ofMinutes(1);

  @Bean
  Books books(
      JdbcClient jdbc,
      TransactionTemplate transaction,
      Installation installation,
      Clock clock,
      BooksSettings settings) {
    return new Books(jdbc, transaction, installation, clock, settings);
  }

  @Bean
  Ledger ledger(JdbcClient jdbc, Installation installation, BooksSettings settings) {
    return new Ledger(jdbc, installation, settings);
  }

  @Bean
  Verifier booksVerifier(JdbcClient jdbc, Installation installation) {
    return new Verifier(jdbc, installation);
  }

  @Bean
  Clockwork moneyClockwork(
      Ledger ledger, BooksSettings settings, Clock clock, MeterRegistry meters) {
    var metrics = new MoneyMetrics(ledger, settings, clock, meters);
    // there from the start
    metrics.tick();
    return new Clockwork("money metrics", MEASURED_EVERY, metrics::tick);
  }
}
