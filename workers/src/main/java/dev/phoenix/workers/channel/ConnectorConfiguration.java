package dev.phoenix.workers.channel;

import dev.phoenix.connector.commons.effect.EffectLedger;
import dev.phoenix.connector.feed.FeedConnector;
import io.micrometer.core.instrument.MeterRegistry;
import java.util.Locale;
import org.springframework.context.annotation.Bean;
import org.springframework.context.annotation.Configuration;

/** The connectors, with the ledger that they share, and its counters. */
@Configuration(proxyBeanMethods = false)
class ConnectorConfiguration {

  @Bean
  FeedConnector feedConnector(EffectLedger ledger, MeterRegistry meters) {
    ledger.addListener(
        event ->
            meters
                .counter(
                    "phoenix.effect.total",
                    "target",
                    event.target(),
                    "state",
                    event.state().name().toLowerCase(Locale.ROOT))
                .increment());
    return new FeedConnector(ledger);
  }
}
