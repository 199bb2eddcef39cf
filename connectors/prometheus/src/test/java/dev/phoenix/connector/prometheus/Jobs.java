package dev.phoenix.connector.prometheus;

import static org.assertj.core.api.Assertions.catchThrowableOfType;

import io.camunda.client.impl.CamundaObjectMapper;
import io.camunda.client.impl.response.ActivatedJobImpl;
import io.camunda.connector.api.error.ConnectorRetryException;
import io.camunda.connector.api.outbound.OutboundConnectorContext;
import io.camunda.connector.api.secret.SecretContext;
import io.camunda.connector.api.secret.SecretProvider;
import io.camunda.connector.jackson.ConnectorsObjectMapperSupplier;
import io.camunda.connector.runtime.core.document.DocumentFactoryImpl;
import io.camunda.connector.runtime.core.document.store.InMemoryDocumentStore;
import io.camunda.connector.runtime.core.outbound.JobHandlerContext;
import io.camunda.connector.validation.impl.DefaultValidationProvider;
import io.camunda.zeebe.gateway.protocol.GatewayOuterClass;
import java.util.Map;
import org.assertj.core.api.ThrowableAssert.ThrowingCallable;
import org.jspecify.annotations.Nullable;

/** Jobs as the engine hands them out, bound and validated by the official runtime's own classes. */
final class Jobs {

  private Jobs() {}

  static OutboundConnectorContext job(String variables, Map<String, String> secrets) {
    var job =
        GatewayOuterClass.ActivatedJob.newBuilder()
            .setType(PrometheusConnector.TYPE)
            .setElementInstanceKey(7)
            .setCustomHeaders("{}")
            .setRetries(3)
            .setVariables(variables)
            .build();
    var provider =
        new SecretProvider() {
          @Override
          public @Nullable String getSecret(String name, SecretContext context) {
            return secrets.get(name);
          }
        };
    return new JobHandlerContext(
        new ActivatedJobImpl(new CamundaObjectMapper(), job),
        provider,
        new DefaultValidationProvider(),
        new DocumentFactoryImpl(InMemoryDocumentStore.INSTANCE),
        ConnectorsObjectMapperSupplier.getCopy());
  }

  static OutboundConnectorContext instant(String address, String query) {
    return job(
        """
        {"address": "%s", "operation": {"type": "instant", "query": "%s"}, "timeout": "PT2S"}
        """
            .formatted(address, query.replace("\"", "\\\"")),
        Map.of());
  }

  static OutboundConnectorContext range(
      String address, String query, String start, String end, String step) {
    return job(
        """
        {"address": "%s", "operation": {"type": "range", "query": "%s", "start": "%s", "end": "%s",
         "step": "%s"}}
        """
            .formatted(address, query, start, end, step),
        Map.of());
  }

  static ConnectorRetryException failure(ThrowingCallable execution) {
    return catchThrowableOfType(ConnectorRetryException.class, execution);
  }
}
