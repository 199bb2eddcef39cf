package dev.phoenix.workers.channel;

import dev.phoenix.connector.commons.effect.EffectLedger;
import dev.phoenix.connector.commons.effect.EffectListener;
import dev.phoenix.connector.commons.http.HttpLimits;
import dev.phoenix.connector.feed.FeedConnector;
import io.micrometer.core.instrument.MeterRegistry;
import java.time.Clock;
import org.springframework.context.annotation.Bean;
import org.springframework.context.annotation.Configuration;

/** The connectors, with the ledger that they share, and its counters. */
@Configuration(proxyBeanMethods = false)
class ConnectorConfiguration {

  @Bean
  EffectListener effectCounter(MeterRegistry meters) {
    return event ->
        meters
            .counter(
                "phoenix.effect.total",
                "target",
                event.effect().target(),
                "state",
                event.type().tag())
            .increment();
  }

  @Bean
  FeedConnector feedConnector(EffectLedger ledger, Clock clock) {
    return new FeedConnector(ledger, clock, HttpLimits.DEFAULT);
  }
}
