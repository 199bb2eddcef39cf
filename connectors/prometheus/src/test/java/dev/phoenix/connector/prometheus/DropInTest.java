package dev.phoenix.connector.prometheus;

import static org.assertj.core.api.Assertions.assertThat;

import io.camunda.connector.api.annotation.OutboundConnector;
import io.camunda.connector.api.outbound.OutboundConnectorFunction;
import java.io.DataInputStream;
import java.util.Objects;
import java.util.ServiceLoader;
import org.junit.jupiter.api.Test;

/** What the official runtime needs of a jar on its class path. */
class DropInTest {

  private static final int JAVA_17 = 61;

  @Test
  void shouldBeFoundByTheRuntime() {
    var found =
        ServiceLoader.load(OutboundConnectorFunction.class).stream()
            .map(ServiceLoader.Provider::get)
            .toList();

    assertThat(found).hasExactlyElementsOfTypes(PrometheusConnector.class);
    assertThat(PrometheusConnector.class.getAnnotation(OutboundConnector.class).type())
        .isEqualTo("dev.phoenix:prometheus:1");
  }

  @Test
  void shouldBeCompiledForJava17() throws Exception {
    try (var stream = PrometheusConnector.class.getResourceAsStream("PrometheusConnector.class");
        var bytes = new DataInputStream(Objects.requireNonNull(stream))) {
      assertThat(bytes.readInt()).isEqualTo(0xCAFEBABE);
      assertThat(bytes.readUnsignedShort()).isZero();
      assertThat(bytes.readUnsignedShort()).isEqualTo(JAVA_17);
    }
  }
}
