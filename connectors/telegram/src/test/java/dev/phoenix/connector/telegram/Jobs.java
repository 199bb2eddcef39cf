package dev.phoenix.connector.telegram;

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

  static OutboundConnectorContext job(
      long elementInstanceKey, String variables, Map<String, String> secrets) {
    var job =
        GatewayOuterClass.ActivatedJob.newBuilder()
            .setType(TelegramConnector.TYPE)
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

  static String variables(String api, String operation) {
    return """
    {"token": "{{secrets.PHOENIX_TELEGRAM_TOKEN}}", "api": "%s", "operation": %s}
    """
        .formatted(api, operation);
  }

  static String sendMessage(String chat, String text) {
    return """
    {"type": "sendMessage", "chat": "%s", "text": "%s"}
    """
        .formatted(chat, text);
  }

  static String editMessage(String chat, String messageId, String text) {
    return """
    {"type": "editMessage", "chat": "%s", "messageId": %s, "text": "%s"}
    """
        .formatted(chat, messageId, text);
  }

  static String sendDocument(String name, String content, String encoding) {
    return """
    {"type": "sendDocument", "chat": "42", "fileName": "%s", "content": "%s", "encoding": "%s"}
    """
        .formatted(name, content, encoding);
  }
}
