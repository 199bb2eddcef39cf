package dev.phoenix.workers.connector;

import dev.phoenix.connector.commons.effect.EffectLedger;
import dev.phoenix.connector.commons.http.HttpLimits;
import dev.phoenix.connector.feed.FeedConnector;
import io.camunda.connector.api.outbound.OutboundConnectorFunction;
import io.camunda.connector.runtime.core.outbound.OutboundConnectorFactory;
import java.time.Clock;
import java.util.List;
import org.springframework.beans.factory.support.BeanDefinitionRegistryPostProcessor;
import org.springframework.context.annotation.Bean;
import org.springframework.context.annotation.Configuration;
import org.springframework.core.env.Environment;

/** The connectors, all on one effect ledger. */
@Configuration(proxyBeanMethods = false)
class ConnectorConfiguration {

  private static final String RUNTIMES_OWN_FACTORY = "outboundConnectorConfigurationRegistry";

  @Bean
  FeedConnector feedConnector(EffectLedger ledger, Clock clock) {
    return new FeedConnector(ledger, clock, HttpLimits.DEFAULT);
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
