package dev.phoenix.model.router.remote;

import static com.github.tomakehurst.wiremock.client.WireMock.aResponse;
import static com.github.tomakehurst.wiremock.client.WireMock.absent;
import static com.github.tomakehurst.wiremock.client.WireMock.equalTo;
import static com.github.tomakehurst.wiremock.client.WireMock.get;
import static com.github.tomakehurst.wiremock.client.WireMock.getRequestedFor;
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
import dev.phoenix.model.api.chat.Answers;
import dev.phoenix.model.api.chat.ChatMessage;
import dev.phoenix.model.api.chat.ChatRequest;
import dev.phoenix.model.api.text.Sampling;
import dev.phoenix.model.api.text.TextModelException.Reason;
import dev.phoenix.model.api.text.TextResult.Finish;
import java.net.URI;
import java.time.Duration;
import java.util.List;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.extension.RegisterExtension;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.EnumSource;
import org.junit.jupiter.params.provider.ValueSource;

/** What the vendors' servers answer, and what is made of it. */
class VendorAnswersTest {

  @RegisterExtension
  static final WireMockExtension SERVER =
      WireMockExtension.newInstance().options(wireMockConfig().dynamicPort()).build();

  private static final String SECRET = "what the server sent";
  private static final ChatRequest REQUEST =
      new ChatRequest(
          List.of(ChatMessage.system("Be brief."), ChatMessage.user("Write")),
          64,
          Sampling.at(0.5, 7),
          List.of("END"),
          null);

  @ParameterizedTest
  @EnumSource(Kind.class)
  void shouldAskAsTheVendorDocuments(Kind kind) {
    // given
    chat(kind, aResponse().withBody(kind.stream("Fresh ", "bread ¡hoy!")));
    var options = kind == Kind.OLLAMA ? "$.options." : "$.";

    // when
    try (var model = open(kind)) {
      var result = Answers.ask(model, REQUEST);

      // then
      assertThat(result.text()).isEqualTo("Fresh bread ¡hoy!");
      assertThat(result.promptTokens()).isEqualTo(26);
      assertThat(result.generatedTokens()).isEqualTo(12);
      assertThat(result.meanLogProbability()).isNaN();
    }
    SERVER.verify(
        postRequestedFor(urlEqualTo(kind.chatPath))
            .withHeader("Authorization", equalTo("Bearer " + Kind.KEY))
            .withHeader("Content-Type", equalTo("application/json"))
            .withRequestBody(matchingJsonPath("$.model", equalTo("llama3.2")))
            .withRequestBody(matchingJsonPath("$.stream", equalTo("true")))
            .withRequestBody(matchingJsonPath("$.messages[0].role", equalTo("system")))
            .withRequestBody(matchingJsonPath("$.messages[1].content", equalTo("Write")))
            .withRequestBody(matchingJsonPath(options + "temperature", equalTo("0.5")))
            .withRequestBody(matchingJsonPath(options + "seed", equalTo("7")))
            .withRequestBody(matchingJsonPath(options + "stop[0]", equalTo("END")))
            .withRequestBody(
                matchingJsonPath(
                    options + (kind == Kind.OLLAMA ? "num_predict" : "max_tokens"),
                    equalTo("64"))));
  }

  @ParameterizedTest
  @EnumSource(Kind.class)
  void shouldTellThatTheAnswerWasCut(Kind kind) {
    // given
    chat(kind, aResponse().withBody(kind.piece("Fresh") + kind.end("length")));

    // when / then
    try (var model = open(kind)) {
      assertThat(Answers.ask(model, REQUEST).finish()).isEqualTo(Finish.LENGTH);
    }
  }

  @ParameterizedTest
  @CsvSource({
    "301, UNAVAILABLE, false",
    "400, INVALID_REQUEST, false",
    "401, UNAVAILABLE, false",
    "404, UNAVAILABLE, false",
    "429, UNAVAILABLE, true",
    "500, UNAVAILABLE, true",
    "503, UNAVAILABLE, true"
  })
  void shouldSayWhatTheServerAnswered(int status, Reason reason, boolean passing) {
    for (var kind : Kind.values()) {
      // given
      chat(
          kind,
          aResponse()
              .withStatus(status)
              .withHeader("Location", "http://" + SECRET.replace(' ', '-'))
              .withBody("{\"error\": {\"message\": \"" + SECRET + "\"}}"));

      // when
      try (var model = open(kind)) {
        var failure = Answers.failure(model.generate(REQUEST, null));

        // then
        assertThat(failure.reason()).isEqualTo(reason);
        assertThat(((RemoteException) failure).passing()).isEqualTo(passing);
        assertThat(failure)
            .hasMessageStartingWith("them: it answered " + status)
            .hasMessageNotContaining(SECRET)
            .hasMessageNotContaining(Kind.KEY);
      }
    }
  }

  @ParameterizedTest
  @ValueSource(
      strings = {
        "{\"error\":{\"message\":\"This model's maximum context length is 4096 tokens.\","
            + "\"type\":\"invalid_request_error\",\"code\":\"context_length_exceeded\"}}",
        "{\"error\":{\"code\":400,\"message\":\"the request exceeds the available context size\","
            + "\"type\":\"exceed_context_size_error\"}}",
        "{\"error\":\"the input length exceeds the context length\"}"
      })
  void shouldTellThatTheContextIsTooSmall(String body) {
    // given
    chat(Kind.OPENAI, aResponse().withStatus(400).withBody(body));

    // when / then
    try (var model = open(Kind.OPENAI)) {
      assertThat(Answers.failure(model.generate(REQUEST, null)).reason())
          .isEqualTo(Reason.CONTEXT_EXCEEDED);
    }
  }

  @ParameterizedTest
  @CsvSource({"429, 120, 120", "503, 120, 120", "500, 7, 7", "429, soon, 0", "429, 99999, 300"})
  void shouldTellHowLongTheServerAsksToBeLeftAlone(int status, String asked, long seconds) {
    // given
    models(Kind.OPENAI);
    chat(Kind.OPENAI, aResponse().withStatus(status).withHeader("Retry-After", asked));

    // when
    try (var model = open(Kind.OPENAI)) {
      var failure = (RemoteException) Answers.failure(model.generate(REQUEST, null));

      // then
      assertThat(failure.retryAfter()).isEqualTo(Duration.ofSeconds(seconds));
      assertThat(model.available()).isEqualTo(seconds == 0);
    }
  }

  @ParameterizedTest
  @EnumSource(Fault.class)
  void shouldTellABrokenConnection(Fault fault) {
    // given
    chat(Kind.OPENAI, aResponse().withFault(fault));

    // when / then
    try (var model = open(Kind.OPENAI)) {
      assertThat(Answers.failure(model.generate(REQUEST, null)).reason())
          .isEqualTo(Reason.UNAVAILABLE);
    }
  }

  @Test
  void shouldNotPassOnAnAnswerThatAFilterWithheld() {
    // given
    chat(Kind.OPENAI, aResponse().withBody(Kind.OPENAI.end("content_filter")));

    // when / then
    try (var model = open(Kind.OPENAI)) {
      assertThat(Answers.failure(model.generate(REQUEST, null)))
          .hasMessageContaining("content filter");
    }
  }

  @ParameterizedTest
  @EnumSource(Kind.class)
  void shouldUseTheFirstModelThatTheServerLists(Kind kind) {
    // given
    models(kind);
    chat(kind, aResponse().withBody(kind.stream("Bread")));

    // when
    try (var model = kind.open(URI.create(SERVER.baseUrl()), "", Kind.PATIENT)) {
      assertThat(model.available()).isTrue();
      Answers.ask(model, REQUEST);
    }

    // then: one look serves both
    SERVER.verify(1, getRequestedFor(urlEqualTo(kind.modelsPath)));
    SERVER.verify(
        postRequestedFor(urlEqualTo(kind.chatPath))
            .withRequestBody(matchingJsonPath("$.model", equalTo("llama3.2:latest"))));
  }

  @ParameterizedTest
  @EnumSource(Kind.class)
  void shouldNotBeThereWithoutAModel(Kind kind) {
    // given
    SERVER.stubFor(
        get(urlEqualTo(kind.modelsPath)).willReturn(okJson("{\"models\": [], \"data\": []}")));

    // when / then
    try (var model = kind.open(URI.create(SERVER.baseUrl()), "", Kind.PATIENT)) {
      assertThat(model.available()).isFalse();
      assertThat(Answers.failure(model.generate(REQUEST, null)))
          .hasMessageContaining("lists no model");
    }
  }

  @ParameterizedTest
  @ValueSource(strings = {"/", "/v1", "/v1/"})
  void shouldTakeAnAddressWithOrWithoutItsVersion(String end) {
    // given
    models(Kind.OPENAI);

    // when / then
    try (var model = Kind.OPENAI.open(URI.create(SERVER.baseUrl() + end), "", Kind.PATIENT)) {
      assertThat(model.available()).isTrue();
    }
  }

  @Test
  void shouldSendNoKeyWhereThereIsNone() {
    // given
    chat(Kind.OLLAMA, aResponse().withBody(Kind.OLLAMA.stream("Bread")));
    var settings =
        new RemoteSettings("them", URI.create(SERVER.baseUrl()), "llama3.2", null, Kind.PATIENT, 0);

    // when
    try (var model = new OllamaChatModel(settings)) {
      Answers.ask(model, REQUEST);
    }

    // then
    SERVER.verify(
        postRequestedFor(urlEqualTo(Kind.OLLAMA.chatPath)).withHeader("Authorization", absent()));
  }

  @ParameterizedTest
  @ValueSource(strings = {"sk secret", "sk\nsecret", "sk-señor"})
  void shouldRefuseAKeyThatCannotBeSentWithoutSayingIt(String key) {
    assertThatThrownBy(
            () ->
                new RemoteSettings(
                    "them", URI.create("http://127.0.0.1:1"), "m", key, Limits.LOCAL, 0))
        .isInstanceOf(IllegalArgumentException.class)
        .hasMessageContaining("api-key")
        .hasMessageNotContaining(key);
  }

  @ParameterizedTest
  @ValueSource(strings = {"ftp://host", "http:///path", "http://user:sesame@host", "host:11434"})
  void shouldRefuseAnAddressThatCannotBeUsed(String url) {
    assertThatThrownBy(() -> RemoteSettings.local("them", URI.create(url), "m"))
        .isInstanceOf(IllegalArgumentException.class)
        .hasMessageContaining("url")
        .hasMessageNotContaining("sesame");
  }

  private static RemoteChatModel open(Kind kind) {
    return kind.open(URI.create(SERVER.baseUrl()), "llama3.2", Kind.PATIENT);
  }

  private static void chat(Kind kind, ResponseDefinitionBuilder answer) {
    SERVER.stubFor(post(urlEqualTo(kind.chatPath)).willReturn(answer));
  }

  private static void models(Kind kind) {
    SERVER.stubFor(get(urlEqualTo(kind.modelsPath)).willReturn(okJson(kind.models())));
  }
}
