package dev.phoenix.connector.feed;

import io.camunda.client.impl.CamundaObjectMapper;
import io.camunda.client.impl.response.ActivatedJobImpl;
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
import org.jspecify.annotations.Nullable;

/** Jobs as the engine hands them out, bound and validated by the official runtime's own classes. */
final class Jobs {

  private Jobs() {}

  static OutboundConnectorContext job(long elementInstanceKey, String variables) {
    return job(elementInstanceKey, variables, Map.of());
  }

  static OutboundConnectorContext job(
      long elementInstanceKey, String variables, Map<String, String> secrets) {
    var job =
        GatewayOuterClass.ActivatedJob.newBuilder()
            .setType(FeedConnector.TYPE)
            .setElementInstanceKey(elementInstanceKey)
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

  static String publish(String collection, String text) {
    return """
    {"collection": "%s", "operation": {"type": "publish", "title": "News", "text": "%s", "language": "en"}}
    """
        .formatted(collection, text);
  }

  static String publishWithImage(String collection, String image) {
    return """
    {"collection": "%s", "operation": {"type": "publish", "title": "News", "text": "Hello", "language": "en",
     "image": "%s"}}
    """
        .formatted(collection, image);
  }

  static String publishAgain(String collection, String text, String effect) {
    return """
    {"collection": "%s", "operation": {"type": "publish", "title": "News", "text": "%s", "language": "en",
     "effect": "%s"}}
    """
        .formatted(collection, text, effect);
  }

  static String lookUp(String collection, String effect, String settleAfter) {
    return """
    {"collection": "%s", "operation": {"type": "lookUp", "effect": "%s", "settleAfter": "%s"}}
    """
        .formatted(collection, effect, settleAfter);
  }

  static String settle(String collection, String effect, String answer, String entry) {
    return """
    {"collection": "%s", "operation": {"type": "settle", "effect": "%s", "answer": "%s", "entry": "%s"}}
    """
        .formatted(collection, effect, answer, entry);
  }
}
