package dev.phoenix.workers.books.export;

import dev.phoenix.workers.books.Ledger;
import org.springframework.context.annotation.Bean;
import org.springframework.context.annotation.Configuration;

/** Puts the parts of the books' exports together. */
@Configuration(proxyBeanMethods = false)
class ExportConfiguration {

  @Bean
  CsvExport csvExport(Ledger ledger) {
    return new CsvExport(ledger);
  }

  @Bean
  JsonLinesExport jsonLinesExport(Ledger ledger) {
    return new JsonLinesExport(ledger);
  }
}
