package dev.phoenix.workers.connector;

import io.camunda.connector.api.annotation.OutboundConnector;
import io.camunda.connector.api.outbound.OutboundConnectorFunction;
import io.camunda.connector.runtime.core.common.AbstractConnectorFactory;
import io.camunda.connector.runtime.core.config.ConnectorConfigurationOverrides;
import io.camunda.connector.runtime.core.config.OutboundConnectorConfiguration;
import io.camunda.connector.runtime.core.outbound.OutboundConnectorFactory;
import java.util.List;
import java.util.NoSuchElementException;
import org.springframework.core.env.Environment;

/**
 * The connectors that are beans, and no others. The runtime's own factory also takes those that
 * jars offer through {@code META-INF/services}; ours do, to load in the official runtime, and there
 * it would find each of them twice and refuse to start.
 */
final class BeanConnectorFactory
    extends AbstractConnectorFactory<OutboundConnectorFunction, OutboundConnectorConfiguration>
    implements OutboundConnectorFactory {

  BeanConnectorFactory(List<OutboundConnectorFunction> connectors, Environment environment) {
    initializeConfigurations(connectors.stream().map(c -> configuration(c, environment)).toList());
  }

  @Override
  public OutboundConnectorFunction getInstance(String type) {
    return getActiveConfiguration(type)
        .map(configuration -> configuration.instanceSupplier().get())
        .orElseThrow(() -> new NoSuchElementException("No connector carries out " + type));
  }

  @SuppressWarnings("NullAway") // the runtime takes null for a property that is not set
  private static OutboundConnectorConfiguration configuration(
      OutboundConnectorFunction connector, Environment environment) {
    var annotation = connector.getClass().getAnnotation(OutboundConnector.class);
    if (annotation == null) {
      throw new IllegalStateException(connector.getClass() + " is no @OutboundConnector");
    }
    var overrides =
        new ConnectorConfigurationOverrides(annotation.name(), environment::getProperty);
    return new OutboundConnectorConfiguration(
        annotation.name(),
        annotation.inputVariables(),
        overrides.typeOverride().orElse(annotation.type()),
        () -> connector,
        overrides.timeoutOverride().orElse(null));
  }
}
