package dev.phoenix.model.server.writer.chat;

import static com.github.tomakehurst.wiremock.client.WireMock.aResponse;
import static com.github.tomakehurst.wiremock.client.WireMock.absent;
import static com.github.tomakehurst.wiremock.client.WireMock.equalTo;
import static com.github.tomakehurst.wiremock.client.WireMock.get;
import static com.github.tomakehurst.wiremock.client.WireMock.matchingJsonPath;
import static com.github.tomakehurst.wiremock.client.WireMock.okJson;
import static com.github.tomakehurst.wiremock.client.WireMock.post;
import static com.github.tomakehurst.wiremock.client.WireMock.postRequestedFor;
import static com.github.tomakehurst.wiremock.client.WireMock.urlEqualTo;
import static com.github.tomakehurst.wiremock.core.WireMockConfiguration.wireMockConfig;
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import com.github.tomakehurst.wiremock.client.ResponseDefinitionBuilder;
import com.github.tomakehurst.wiremock.http.Fault;
import com.github.tomakehurst.wiremock.junit5.WireMockExtension;
import dev.phoenix.model.api.Brief;
import dev.phoenix.model.server.writer.Completer.Sampling;
import dev.phoenix.model.server.writer.WriterException;
import dev.phoenix.model.server.writer.WritingTask;
import dev.phoenix.model.server.writer.chat.ChatBackend.Kind;
import java.net.ServerSocket;
import java.net.URI;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.extension.RegisterExtension;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.EnumSource;
import org.junit.jupiter.params.provider.ValueSource;

/** Answers as Ollama's API documentation and OpenAI's API reference give them. */
class ChatWriterTest {

  private static final String KEY = "sk-very-secret";
  private static final WritingTask TASK =
      new WritingTask(
          new Brief("bread", "", "en", "", List.of(), List.of(), List.of(), List.of(), 200),
          List.of(),
          "",
          List.of());

  @RegisterExtension
  static final WireMockExtension SERVER =
      WireMockExtension.newInstance().options(wireMockConfig().dynamicPort()).build();

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
        postRequestedFor(urlEqualTo(path(kind)))
            .withHeader("Authorization", equalTo("Bearer " + KEY))
            .withRequestBody(matchingJsonPath("$.model", equalTo("llama3.2")))
            .withRequestBody(matchingJsonPath("$.messages[0].role", equalTo("system")))
            .withRequestBody(matchingJsonPath("$.messages[1].content", equalTo("Write")));
    SERVER.verify(request);
  }

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
        get(urlEqualTo(kind == Kind.OLLAMA ? "/api/tags" : "/v1/models"))
            .willReturn(okJson("{\"models\": [], \"data\": []}")));

    // when / then
    assertThat(writer(kind, "").available()).isFalse();
  }

  @Test
  void shouldNotBeAvailableWhereNothingListens() throws Exception {
    // given
    int port;
    try (var socket = new ServerSocket(0)) {
      port = socket.getLocalPort();
    }

    // when / then
    assertThat(writer(Kind.OLLAMA, URI.create("http://127.0.0.1:" + port)).available()).isFalse();
  }

  @Test
  void shouldNotBeAvailableWhereNobodyAnswers() throws Exception {
    // given: connections are taken by the system and answered by nobody
    try (var deaf = new ServerSocket(0)) {
      var writer = writer(Kind.OLLAMA, URI.create("http://127.0.0.1:" + deaf.getLocalPort()));

      // when / then
      assertThat(writer.available()).isFalse();
    }
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
    java.util.Arrays.fill(pieces, "bread ".repeat(100));
    chat(kind, aResponse().withBody(stream(kind, pieces)));

    // when / then
    assertThatThrownBy(() -> writer(kind, "llama3.2").write(TASK))
        .isInstanceOf(WriterException.class)
        .hasMessageContaining("does not stop");
  }

  @ParameterizedTest
  @EnumSource(Kind.class)
  void shouldGiveUpAServerThatHangsAndNotAskItAgainAtOnce(Kind kind) {
    // given
    models(kind);
    chat(kind, aResponse().withFixedDelay(60_000).withBody(stream(kind, "late")));
    var writer = writer(kind, "");
    assertThat(writer.available()).isTrue();

    // when
    assertThatThrownBy(() -> writer.write(TASK)).isInstanceOf(WriterException.class);

    // then
    assertThat(writer.available()).isFalse();
  }

  @ParameterizedTest
  @EnumSource(Kind.class)
  void shouldGiveUpAStreamThatStalls(Kind kind) {
    // given
    chat(
        kind,
        aResponse().withBody(stream(kind, "Fresh ", "bread")).withChunkedDribbleDelay(20, 120_000));

    // when / then
    assertThatThrownBy(() -> writer(kind, "llama3.2").write(TASK))
        .isInstanceOf(WriterException.class);
  }

  @Test
  void shouldSendNoKeyWhereThereIsNone() throws Exception {
    // given
    chat(Kind.OLLAMA, aResponse().withBody(stream(Kind.OLLAMA, "Bread")));
    var backend =
        new ChatBackend(
            Kind.OLLAMA,
            URI.create(SERVER.baseUrl()),
            "llama3.2",
            null,
            Duration.ofSeconds(30),
            Duration.ofSeconds(30));

    // when
    new ChatWriter(backend).write(TASK);

    // then
    SERVER.verify(postRequestedFor(urlEqualTo("/api/chat")).withHeader("Authorization", absent()));
  }

  @Test
  void shouldShowNoKeyInItsName() {
    // when / then
    assertThat(writer(Kind.OPENAI, "m").name()).doesNotContain(KEY);
    assertThat(backend(Kind.OPENAI, URI.create(SERVER.baseUrl()), "m").toString())
        .doesNotContain(KEY);
  }

  private static String stream(Kind kind, String... pieces) {
    var body = new StringBuilder();
    for (var piece : pieces) {
      body.append(
          kind == Kind.OLLAMA
              ? "{\"model\":\"llama3.2\",\"message\":{\"role\":\"assistant\",\"content\":\"%s\"},\"done\":false}\n"
                  .formatted(piece)
              : "data: {\"id\":\"chatcmpl-1\",\"object\":\"chat.completion.chunk\",\"choices\":[{\"index\":0,\"delta\":{\"content\":\"%s\"},\"finish_reason\":null}]}\n\n"
                  .formatted(piece));
    }
    return body.append(
            kind == Kind.OLLAMA
                ? "{\"model\":\"llama3.2\",\"done\":true,\"prompt_eval_count\":26,\"eval_count\":12}\n"
                : "data:"
                      + " {\"choices\":[],\"usage\":{\"prompt_tokens\":26,\"completion_tokens\":12}}\n\n"
                      + "data: [DONE]\n\n")
        .toString();
  }

  private static void chat(Kind kind, ResponseDefinitionBuilder answer) {
    SERVER.stubFor(post(urlEqualTo(path(kind))).willReturn(answer));
  }

  private static void models(Kind kind) {
    SERVER.stubFor(
        get(urlEqualTo(kind == Kind.OLLAMA ? "/api/tags" : "/v1/models"))
            .willReturn(
                okJson(
                    kind == Kind.OLLAMA
                        ? "{\"models\":[{\"name\":\"llama3.2:latest\",\"size\":2019393189}]}"
                        : "{\"object\":\"list\",\"data\":[{\"id\":\"llama3.2:latest\",\"object\":\"model\"}]}")));
  }

  private static String path(Kind kind) {
    return kind == Kind.OLLAMA ? "/api/chat" : "/v1/chat/completions";
  }

  private static ChatWriter writer(Kind kind, String model) {
    return new ChatWriter(backend(kind, URI.create(SERVER.baseUrl()), model));
  }

  private static ChatWriter writer(Kind kind, URI address) {
    return new ChatWriter(backend(kind, address, ""));
  }

  private static ChatBackend backend(Kind kind, URI address, String model) {
    return new ChatBackend(kind, address, model, KEY, Duration.ofSeconds(2), Duration.ofSeconds(3));
  }
}
