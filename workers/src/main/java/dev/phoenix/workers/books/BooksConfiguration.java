package dev.phoenix.workers.books;

import dev.phoenix.workers.storage.Installation;
import java.time.Clock;
import org.springframework.context.annotation.Bean;
import org.springframework.context.annotation.Configuration;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.transaction.support.TransactionTemplate;

/** Puts the parts of the books together. */
@Configuration(proxyBeanMethods = false)
class BooksConfiguration {

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
}
