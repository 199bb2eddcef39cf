package dev.phoenix.workers.connector;

import dev.phoenix.connector.commons.effect.EffectLedger;
import dev.phoenix.connector.commons.http.HttpLimits;
import dev.phoenix.connector.feed.FeedConnector;
import dev.phoenix.connector.prometheus.PrometheusConnector;
import dev.phoenix.connector.telegram.Bots;
import dev.phoenix.connector.telegram.TelegramConnector;
import io.camunda.connector.api.outbound.OutboundConnectorFunction;
import io.camunda.connector.runtime.core.outbound.OutboundConnectorFactory;
import java.time.Clock;
import java.util.List;
import org.springframework.beans.factory.support.BeanDefinitionRegistryPostProcessor;
import org.springframework.boot.autoconfigure.condition.ConditionalOnProperty;
import org.springframework.context.annotation.Bean;
import org.springframework.context.annotation.Configuration;
import org.springframework.core.env.Environment;

/** The connectors, those with effects on one effect ledger. */
@Configuration(proxyBeanMethods = false)
class ConnectorConfiguration {

  private static final String RUNTIMES_OWN_FACTORY = "outboundConnectorConfigurationRegistry";

  @Bean
  FeedConnector feedConnector(EffectLedger ledger, Clock clock) {
    return new FeedConnector(ledger, clock, HttpLimits.DEFAULT);
  }

  @Bean
  PrometheusConnector prometheusConnector() {
    return new PrometheusConnector();
  }

  /** Shared with what the workers themselves tell in Telegram: its flood limits hold for a bot. */
  @Bean
  Bots bots() {
    return new Bots();
  }

  @Bean
  @ConditionalOnProperty("phoenix.workers.telegram.token")
  TelegramConnector telegramConnector(EffectLedger ledger, Clock clock, Bots bots) {
    return new TelegramConnector(ledger, clock, bots);
  }

  @Bean
  OutboundConnectorFactory beanConnectorFactory(
      List<OutboundConnectorFunction> connectors, Environment environment) {
    return new BeanConnectorFactory(connectors, environment);
  }

  /** The runtime offers no condition to step aside for another factory. */
  @Bean
  static BeanDefinitionRegistryPostProcessor withoutTheRuntimesOwnFactory() {
    return registry -> {
      if (registry.containsBeanDefinition(RUNTIMES_OWN_FACTORY)) {
        registry.removeBeanDefinition(RUNTIMES_OWN_FACTORY);
      }
    };
  }
}
