package dev.phoenix.model.server.writer.chat;

import static com.github.tomakehurst.wiremock.client.WireMock.aResponse;
import static com.github.tomakehurst.wiremock.client.WireMock.get;
import static com.github.tomakehurst.wiremock.client.WireMock.okJson;
import static com.github.tomakehurst.wiremock.client.WireMock.post;
import static com.github.tomakehurst.wiremock.client.WireMock.urlEqualTo;
import static com.github.tomakehurst.wiremock.core.WireMockConfiguration.wireMockConfig;
import static dev.phoenix.model.server.writer.chat.ChatApi.PATIENT;
import static dev.phoenix.model.server.writer.chat.ChatApi.TASK;
import static dev.phoenix.model.server.writer.chat.ChatApi.chatPath;
import static dev.phoenix.model.server.writer.chat.ChatApi.modelsPath;
import static dev.phoenix.model.server.writer.chat.ChatApi.stream;
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import com.github.tomakehurst.wiremock.client.ResponseDefinitionBuilder;
import com.github.tomakehurst.wiremock.junit5.WireMockExtension;
import dev.phoenix.model.server.writer.Completer.Sampling;
import dev.phoenix.model.server.writer.WriterException;
import dev.phoenix.model.server.writer.chat.ChatBackend.Kind;
import io.micrometer.core.instrument.simple.SimpleMeterRegistry;
import java.net.URI;
import java.time.Duration;
import java.util.concurrent.atomic.AtomicLong;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.extension.RegisterExtension;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.EnumSource;
import org.junit.jupiter.params.provider.ValueSource;

/** When a server is worth asking, and when it is left alone. */
class AvailabilityTest {

  @RegisterExtension
  static final WireMockExtension SERVER =
      WireMockExtension.newInstance().options(wireMockConfig().dynamicPort()).build();

  private final SimpleMeterRegistry meters = new SimpleMeterRegistry();
  private final AtomicLong clock = new AtomicLong(Long.MAX_VALUE - 1_000_000_000L);

  @ParameterizedTest
  @EnumSource(Kind.class)
  void shouldUseTheFirstModelThatTheServerLists(Kind kind) {
    // given
    models(kind);
    var writer = writer(kind, "");

    // when / then
    assertThat(writer.available()).isTrue();
    assertThat(writer.name()).endsWith(":llama3.2:latest");
  }

  @ParameterizedTest
  @EnumSource(Kind.class)
  void shouldNotBeAvailableWithoutAModel(Kind kind) {
    // given
    SERVER.stubFor(
        get(urlEqualTo(modelsPath(kind))).willReturn(okJson("{\"models\": [], \"data\": []}")));

    // when / then
    assertThat(writer(kind, "").available()).isFalse();
  }

  @ParameterizedTest
  @ValueSource(strings = {"/", "/v1", "/v1/"})
  void shouldTakeAnAddressWithOrWithoutItsVersion(String end) {
    // given
    models(Kind.OPENAI);
    var backend = ChatApi.backend(Kind.OPENAI, URI.create(SERVER.baseUrl() + end), "", PATIENT);

    // when / then
    assertThat(new ChatWriter(backend, meters).available()).isTrue();
  }

  @Test
  void shouldLeaveAServerThatFailedAloneForAWhile() {
    // given
    models(Kind.OLLAMA);
    chat(Kind.OLLAMA, aResponse().withStatus(500));
    var writer = writer(Kind.OLLAMA, "");
    assertThat(writer.available()).isTrue();

    // when
    assertThatThrownBy(() -> writer.write(TASK)).isInstanceOf(WriterException.class);

    // then
    pass(Duration.ofSeconds(29));
    assertThat(writer.available()).isFalse();
    assertThat(writer.name()).isEqualTo("ollama:llama3.2:latest");
    pass(Duration.ofSeconds(2));
    assertThat(writer.available()).isTrue();
  }

  @ParameterizedTest
  @CsvSource({"429, 120, 120", "503, 120, 120", "500, 120, 30", "429, soon, 30", "429, 99999, 300"})
  void shouldLeaveABusyServerAloneForAsLongAsItAsks(int status, String asked, long seconds) {
    // given
    models(Kind.OPENAI);
    chat(Kind.OPENAI, aResponse().withStatus(status).withHeader("Retry-After", asked));
    var writer = writer(Kind.OPENAI, "");

    // when
    assertThatThrownBy(() -> writer.write(TASK)).isInstanceOf(WriterException.class);

    // then
    pass(Duration.ofSeconds(seconds - 1));
    assertThat(writer.available()).isFalse();
    pass(Duration.ofSeconds(2));
    assertThat(writer.available()).isTrue();
  }

  @Test
  void shouldLookAgainWhenWhatItKnowsIsOld() {
    // given
    models(Kind.OLLAMA);
    var writer = writer(Kind.OLLAMA, "");
    assertThat(writer.available()).isTrue();
    SERVER.resetAll();

    // when / then
    pass(Duration.ofSeconds(29));
    assertThat(writer.available()).isTrue();
    pass(Duration.ofSeconds(2));
    assertThat(writer.available()).isFalse();
  }

  @Test
  void shouldNotHoldItAgainstTheServerThatACallerLeft() {
    // given
    models(Kind.OLLAMA);
    var writer = writer(Kind.OLLAMA, "");

    // when
    Thread.currentThread().interrupt();
    assertThat(writer.available()).isFalse();
    assertThat(Thread.interrupted()).isTrue();

    // then
    assertThat(writer.available()).isTrue();
  }

  @Test
  void shouldNotHoldItAgainstTheServerThatTheTakerFailed() {
    // given
    models(Kind.OLLAMA);
    chat(Kind.OLLAMA, aResponse().withBody(stream(Kind.OLLAMA, "Bread")));
    var writer = writer(Kind.OLLAMA, "");
    assertThat(writer.available()).isTrue();

    // when / then
    assertThatThrownBy(
            () ->
                writer.complete(
                    "",
                    "Write",
                    new Sampling(9, 0f, 1),
                    text -> {
                      throw new IllegalStateException("the taker's own fault");
                    }))
        .hasMessage("the taker's own fault");
    assertThat(writer.available()).isTrue();
  }

  private void pass(Duration time) {
    clock.addAndGet(time.toNanos());
  }

  private static void chat(Kind kind, ResponseDefinitionBuilder answer) {
    SERVER.stubFor(post(urlEqualTo(chatPath(kind))).willReturn(answer));
  }

  private static void models(Kind kind) {
    SERVER.stubFor(get(urlEqualTo(modelsPath(kind))).willReturn(okJson(ChatApi.models(kind))));
  }

  private ChatWriter writer(Kind kind, String model) {
    return new ChatWriter(
        ChatApi.backend(kind, URI.create(SERVER.baseUrl()), model, PATIENT), meters, clock::get);
  }
}
