package dev.phoenix.workers.books.report;

import dev.phoenix.workers.books.BooksSettings;
import dev.phoenix.workers.books.Ledger;
import dev.phoenix.workers.books.Verifier;
import java.time.Clock;
import org.springframework.context.annotation.Bean;
import org.springframework.context.annotation.Configuration;

/** Puts the parts of the books' reports together. */
@Configuration(proxyBeanMethods = false)
class ReportConfiguration {

  @Bean
  Statements statements(Ledger ledger, Verifier verifier, BooksSettings settings, Clock clock) {
    return new Statements(ledger, verifier, settings, clock);
  }
}
