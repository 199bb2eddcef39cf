package dev.phoenix.model.server;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import dev.phoenix.model.server.ModelRuntimeProperties.Backend;
import dev.phoenix.model.server.pace.AnswerPace;
import dev.phoenix.model.server.writer.chat.ChatBackend.Kind;
import dev.phoenix.model.server.writer.chat.Limits;
import dev.phoenix.model.server.writer.core.CoreModel;
import io.micrometer.core.instrument.simple.SimpleMeterRegistry;
import java.net.URI;
import java.time.Duration;
import java.util.Map;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;
import org.springframework.boot.context.properties.bind.Binder;
import org.springframework.boot.context.properties.source.MapConfigurationPropertySource;

class ModelRuntimePropertiesTest {

  @Test
  void shouldGiveAConfiguredServerTheSameTimeAsADiscoveredOne() {
    // given
    var backend = bind(Map.of("backends[0].model", "llama3.2")).backends().getFirst();

    // when / then
    assertThat(backend.toChatBackend().limits())
        .isEqualTo(Backend.discovered().limits())
        .isEqualTo(
            new Limits(Duration.ofSeconds(20), Duration.ofSeconds(10), Duration.ofMinutes(2)));
    assertThat(backend.toChatBackend().url()).isEqualTo(Backend.discovered().url());
  }

  @Test
  void shouldReadEveryKeyOfAServer() {
    // when
    var backend =
        bind(Map.of(
                "backends[0].kind", "openai",
                "backends[0].url", "http://127.0.0.1:8000/v1",
                "backends[0].model", "m",
                "backends[0].api-key", "sk-very-secret",
                "backends[0].first-token", "90s",
                "backends[0].patience", "500ms",
                "backends[0].total", "5m"))
            .backends()
            .getFirst()
            .toChatBackend();

    // then
    assertThat(backend.kind()).isEqualTo(Kind.OPENAI);
    assertThat(backend.url()).isEqualTo(URI.create("http://127.0.0.1:8000/v1"));
    assertThat(backend.model()).isEqualTo("m");
    assertThat(backend.apiKey()).isEqualTo("sk-very-secret");
    assertThat(backend.limits())
        .isEqualTo(
            new Limits(Duration.ofSeconds(90), Duration.ofMillis(500), Duration.ofMinutes(5)));
    assertThat(backend.discovered()).isFalse();
  }

  @ParameterizedTest
  @ValueSource(strings = {"first-token", "patience", "total"})
  void shouldNameATimeThatIsNone(String key) {
    for (var none : new String[] {"0s", "-1s"}) {
      // given
      var backend = bind(Map.of("backends[0]." + key, none)).backends().getFirst();

      // when / then
      assertThatThrownBy(backend::toChatBackend)
          .isInstanceOf(IllegalArgumentException.class)
          .hasMessageStartingWith(key)
          .hasMessageContaining("longer than zero");
    }
  }

  @Test
  void shouldShowNoKey() {
    // when / then
    assertThat(bind(Map.of("backends[0].api-key", "sk-very-secret")).toString())
        .doesNotContain("sk-very-secret");
  }

  @Test
  void shouldNotAskTheSameOllamaTwice() {
    // given
    var configuration = new ModelRuntimeConfiguration();
    var meters = new SimpleMeterRegistry();

    // when
    var one =
        configuration.preferredWriters(
            bind(Map.of("backends[0].model", "m")),
            CoreModel.off(),
            new AnswerPace(meters),
            meters);
    var other =
        configuration.preferredWriters(
            bind(Map.of("backends[0].url", "http://127.0.0.1:9999")),
            CoreModel.off(),
            new AnswerPace(meters),
            meters);
    var off =
        configuration.preferredWriters(
            bind(Map.of("discover-local", "false")),
            CoreModel.off(),
            new AnswerPace(meters),
            meters);

    // then
    assertThat(one).hasSize(1);
    assertThat(other).hasSize(2);
    assertThat(off).isEmpty();
  }

  private static ModelRuntimeProperties bind(Map<String, String> settings) {
    return new Binder(new MapConfigurationPropertySource(settings))
        .bindOrCreate("", ModelRuntimeProperties.class);
  }
}
