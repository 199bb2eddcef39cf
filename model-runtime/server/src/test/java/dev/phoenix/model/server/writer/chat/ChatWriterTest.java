package dev.phoenix.model.server.writer.chat;

import static com.github.tomakehurst.wiremock.client.WireMock.aResponse;
import static com.github.tomakehurst.wiremock.client.WireMock.absent;
import static com.github.tomakehurst.wiremock.client.WireMock.equalTo;
import static com.github.tomakehurst.wiremock.client.WireMock.matchingJsonPath;
import static com.github.tomakehurst.wiremock.client.WireMock.post;
import static com.github.tomakehurst.wiremock.client.WireMock.postRequestedFor;
import static com.github.tomakehurst.wiremock.client.WireMock.urlEqualTo;
import static com.github.tomakehurst.wiremock.core.WireMockConfiguration.wireMockConfig;
import static dev.phoenix.model.server.writer.chat.ChatApi.KEY;
import static dev.phoenix.model.server.writer.chat.ChatApi.PATIENT;
import static dev.phoenix.model.server.writer.chat.ChatApi.TASK;
import static dev.phoenix.model.server.writer.chat.ChatApi.chatPath;
import static dev.phoenix.model.server.writer.chat.ChatApi.stream;
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import com.github.tomakehurst.wiremock.client.ResponseDefinitionBuilder;
import com.github.tomakehurst.wiremock.http.Fault;
import com.github.tomakehurst.wiremock.junit5.WireMockExtension;
import dev.phoenix.model.server.writer.Completer.Sampling;
import dev.phoenix.model.server.writer.WriterException;
import dev.phoenix.model.server.writer.chat.ChatBackend.Kind;
import io.micrometer.core.instrument.simple.SimpleMeterRegistry;
import java.net.URI;
import java.util.ArrayList;
import java.util.Arrays;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.extension.RegisterExtension;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.EnumSource;
import org.junit.jupiter.params.provider.ValueSource;

/** What a server answers, and what is made of it. */
class ChatWriterTest {

  @RegisterExtension
  static final WireMockExtension SERVER =
      WireMockExtension.newInstance().options(wireMockConfig().dynamicPort()).build();

  private final SimpleMeterRegistry meters = new SimpleMeterRegistry();

  @ParameterizedTest
  @EnumSource(Kind.class)
  void shouldPutTheStreamTogether(Kind kind) throws Exception {
    // given
    chat(kind, aResponse().withBody(stream(kind, "Fresh ", "bread ¡hoy!")));
    var pieces = new ArrayList<String>();

    // when
    var tokens =
        writer(kind, "llama3.2")
            .complete("Be brief.", "Write", new Sampling(64, 0f, 7), pieces::add);

    // then
    assertThat(pieces).containsExactly("Fresh ", "bread ¡hoy!");
    assertThat(tokens.prompt()).isEqualTo(26);
    assertThat(tokens.completion()).isEqualTo(12);
    var request =
        postRequestedFor(urlEqualTo(chatPath(kind)))
            .withHeader("Authorization", equalTo("Bearer " + KEY))
            .withRequestBody(matchingJsonPath("$.model", equalTo("llama3.2")))
            .withRequestBody(matchingJsonPath("$.messages[0].role", equalTo("system")))
            .withRequestBody(matchingJsonPath("$.messages[1].content", equalTo("Write")));
    SERVER.verify(request);
  }

  @ParameterizedTest
  @ValueSource(ints = {301, 400, 401, 404, 429, 500, 503})
  void shouldSayWhatTheServerAnswered(int status) {
    for (var kind : Kind.values()) {
      // given
      chat(
          kind,
          aResponse()
              .withStatus(status)
              .withHeader("Retry-After", "2")
              .withBody("{\"error\": {\"message\": \"no\"}}"));

      // when / then
      assertThatThrownBy(() -> writer(kind, "llama3.2").write(TASK))
          .isInstanceOf(WriterException.class)
          .hasMessageContaining("answered " + status)
          .hasMessageNotContaining(KEY);
    }
  }

  @ParameterizedTest
  @EnumSource(Kind.class)
  void shouldRefuseAnAnswerThatBreaksOff(Kind kind) {
    // given
    chat(kind, aResponse().withBody(stream(kind, "Fresh ").lines().findFirst().orElseThrow()));

    // when / then
    assertThatThrownBy(() -> writer(kind, "llama3.2").write(TASK))
        .isInstanceOf(WriterException.class)
        .hasMessageContaining("broke off");
  }

  @ParameterizedTest
  @EnumSource(Fault.class)
  void shouldGiveUpABrokenConnection(Fault fault) {
    // given
    chat(Kind.OPENAI, aResponse().withFault(fault));

    // when / then
    assertThatThrownBy(() -> writer(Kind.OPENAI, "llama3.2").write(TASK))
        .isInstanceOf(WriterException.class);
  }

  @ParameterizedTest
  @EnumSource(Kind.class)
  void shouldRefuseNonsense(Kind kind) {
    // given
    chat(kind, aResponse().withBody("data: <html>not json</html>\n"));

    // when / then
    assertThatThrownBy(() -> writer(kind, "llama3.2").write(TASK))
        .isInstanceOf(WriterException.class)
        .hasMessageContaining("not JSON");
  }

  @ParameterizedTest
  @EnumSource(Kind.class)
  void shouldTellAnErrorWithinTheStream(Kind kind) {
    // given
    var error = "{\"error\": \"model runner has unexpectedly stopped\"}";
    chat(kind, aResponse().withBody((kind == Kind.OPENAI ? "data: " : "") + error + "\n"));

    // when / then
    assertThatThrownBy(() -> writer(kind, "llama3.2").write(TASK))
        .isInstanceOf(WriterException.class)
        .hasMessageContaining("error within the stream");
  }

  @ParameterizedTest
  @EnumSource(Kind.class)
  void shouldEndAWriterThatDoesNotStop(Kind kind) {
    // given
    var pieces = new String[300];
    Arrays.fill(pieces, "bread ".repeat(100));
    chat(kind, aResponse().withBody(stream(kind, pieces)));

    // when / then
    assertThatThrownBy(() -> writer(kind, "llama3.2").write(TASK))
        .isInstanceOf(WriterException.class)
        .hasMessageContaining("does not stop");
  }

  @Test
  void shouldSendNoKeyWhereThereIsNone() throws Exception {
    // given
    chat(Kind.OLLAMA, aResponse().withBody(stream(Kind.OLLAMA, "Bread")));
    var backend =
        new ChatBackend(
            Kind.OLLAMA, URI.create(SERVER.baseUrl()), "llama3.2", null, PATIENT, false);

    // when
    new ChatWriter(backend, meters).write(TASK);

    // then
    SERVER.verify(postRequestedFor(urlEqualTo("/api/chat")).withHeader("Authorization", absent()));
  }

  @Test
  void shouldShowNeitherKeyNorPassword() {
    // given
    var backend =
        ChatApi.backend(Kind.OPENAI, URI.create("http://bob:hunter2@127.0.0.1:9/v1"), "", PATIENT);

    // when / then
    assertThat(new ChatWriter(backend, meters).name()).isEqualTo("openai:127.0.0.1:9");
    assertThat(backend.toString()).doesNotContain(KEY).doesNotContain("hunter2");
  }

  @Test
  void shouldMeasureWhatItTookAndWhy() throws Exception {
    // given
    chat(Kind.OPENAI, aResponse().withBody(stream(Kind.OPENAI, "Bread")));
    var writer = writer(Kind.OPENAI, "m");

    // when
    writer.write(TASK);
    chat(Kind.OPENAI, aResponse().withStatus(500));
    assertThatThrownBy(() -> writer.write(TASK)).isInstanceOf(WriterException.class);

    // then
    assertThat(calls("none")).isEqualTo(1);
    assertThat(calls("failure")).isEqualTo(1);
    assertThat(tokens("input")).isEqualTo(26);
    assertThat(tokens("output")).isEqualTo(12);
  }

  private long calls(String error) {
    return meters
        .get("gen_ai.client.operation.duration")
        .tags("error.type", error, "gen_ai.provider.name", "openai", "gen_ai.request.model", "m")
        .timer()
        .count();
  }

  private double tokens(String type) {
    return meters
        .get("gen_ai.client.token.usage")
        .tag("gen_ai.token.type", type)
        .summary()
        .totalAmount();
  }

  private static void chat(Kind kind, ResponseDefinitionBuilder answer) {
    SERVER.stubFor(post(urlEqualTo(chatPath(kind))).willReturn(answer));
  }

  private ChatWriter writer(Kind kind, String model) {
    return new ChatWriter(
        ChatApi.backend(kind, URI.create(SERVER.baseUrl()), model, PATIENT), meters);
  }
}
