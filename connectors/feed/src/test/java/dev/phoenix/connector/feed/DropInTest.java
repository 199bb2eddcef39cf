package dev.phoenix.connector.feed;

import static org.assertj.core.api.Assertions.assertThat;

import dev.phoenix.connector.commons.effect.EffectLedger;
import dev.phoenix.connector.commons.effect.LedgerFromEnvironment;
import io.camunda.connector.api.annotation.OutboundConnector;
import io.camunda.connector.api.outbound.OutboundConnectorFunction;
import java.io.DataInputStream;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Map;
import java.util.ServiceLoader;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

/** What the official runtime needs of a jar on its class path. */
class DropInTest {

  private static final int JAVA_17 = 61;

  @Test
  void shouldBeFoundByTheRuntime() {
    var found =
        ServiceLoader.load(OutboundConnectorFunction.class).stream()
            .map(ServiceLoader.Provider::get)
            .toList();

    assertThat(found).hasExactlyElementsOfTypes(FeedConnector.class);
    assertThat(FeedConnector.class.getAnnotation(OutboundConnector.class).type())
        .isEqualTo("dev.phoenix:feed:1");
  }

  @ParameterizedTest
  @ValueSource(classes = {FeedConnector.class, EffectLedger.class})
  void shouldBeCompiledForJava17(Class<?> type) throws Exception {
    try (var stream = type.getResourceAsStream(type.getSimpleName() + ".class");
        var bytes = new DataInputStream(java.util.Objects.requireNonNull(stream))) {
      assertThat(bytes.readInt()).isEqualTo(0xCAFEBABE);
      assertThat(bytes.readUnsignedShort()).isZero();
      assertThat(bytes.readUnsignedShort()).isEqualTo(JAVA_17);
    }
  }

  @Test
  void shouldOpenItsLedgerAtTheFirstUse(@TempDir Path folder) {
    // given
    var source =
        new LedgerFromEnvironment(
            Map.of("PHOENIX_EFFECT_LEDGER_URL", "jdbc:h2:file:" + folder.resolve("ledger")));
    assertThat(folder).isEmptyDirectory();

    // when
    var ledger = source.get();

    // then
    assertThat(source.get()).isSameAs(ledger);
    assertThat(Files.exists(folder.resolve("ledger.mv.db"))).isTrue();
  }
}
