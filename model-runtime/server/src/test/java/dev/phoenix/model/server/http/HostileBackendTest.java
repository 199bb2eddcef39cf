package dev.phoenix.model.server.http;

import static org.assertj.core.api.Assertions.assertThat;

import com.fasterxml.jackson.databind.ObjectMapper;
import dev.phoenix.model.server.http.HostileBackend.Manner;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.EnumSource;
import org.springframework.boot.test.web.server.LocalServerPort;
import org.springframework.test.context.DynamicPropertyRegistry;
import org.springframework.test.context.DynamicPropertySource;
import org.springframework.test.context.TestPropertySource;

/**
 * A user's own server that misbehaves, over the whole way: the caller is told, or another model
 * answers, and the one place to work is free again. The server is there twice: with much patience,
 * and, as {@code openai:evil-2}, with little.
 */
@HttpTest
@TestPropertySource(
    properties = {
      "phoenix.model-runtime.routing.tries=1",
      "phoenix.model-runtime.routing.breaker-failures=1000"
    })
class HostileBackendTest {

  private static final String CHAT = "/v1/chat/completions";
  private static final HostileBackend BACKEND = new HostileBackend();
  private static final ObjectMapper JSON = new ObjectMapper();

  @LocalServerPort private int port;
  private Caller caller = new Caller(0);

  @DynamicPropertySource
  static void backend(DynamicPropertyRegistry registry) {
    server(registry, 0, "60s", "120s");
    server(registry, 1, "1s", "2s");
  }

  private static void server(
      DynamicPropertyRegistry registry, int number, String firstToken, String total) {
    var keys = "phoenix.model-runtime.backends[%d].".formatted(number);
    registry.add(keys + "kind", () -> "openai");
    registry.add(keys + "url", BACKEND::address);
    registry.add(keys + "model", () -> HostileBackend.MODEL);
    registry.add(keys + "first-token", () -> firstToken);
    registry.add(keys + "patience", () -> "1s");
    registry.add(keys + "total", () -> total);
  }

  @AfterAll
  static void stop() {
    BACKEND.close();
  }

  @BeforeEach
  void connect() {
    caller = new Caller(port);
  }

  @AfterEach
  void shouldAnswerTheNextRequest() throws Exception {
    var answer = caller.post(CHAT, asking(ScriptedModel.ID, false));
    assertThat(answer.statusCode()).as(answer.body()).isEqualTo(200);
    assertThat(answer.body()).contains("Hello, ");
    caller.close();
  }

  @ParameterizedTest
  @EnumSource(
      value = Manner.class,
      names = {"GARBAGE", "BROKEN_EVENTS", "A_PAGE", "A_LINE_WITHOUT_END", "FAILS"})
  void shouldSayThatAModelFailedBeforeItsFirstWord(Manner manner) throws Exception {
    // given
    BACKEND.manner = manner;

    // when
    var whole = caller.post(CHAT, asking("openai:evil", false));
    var stream = caller.post(CHAT, asking("openai:evil", true));

    // then
    for (var answer : new String[] {whole.body(), stream.body()}) {
      var error = JSON.readTree(answer).path("error");
      assertThat(error.path("type").asText()).as(answer).isEqualTo("server_error");
      assertThat(error.path("message").asText()).contains("openai:evil");
    }
    assertThat(whole.statusCode()).isIn(503, 504);
    assertThat(stream.statusCode()).isEqualTo(whole.statusCode());
  }

  @ParameterizedTest
  @EnumSource(
      value = Manner.class,
      names = {"STALLS", "BREAKS_OFF"})
  void shouldEndAStreamWithAnErrorWhenItsModelFailsInTheMiddle(Manner manner) throws Exception {
    // given
    BACKEND.manner = manner;

    // when
    var stream = caller.post(CHAT, asking("openai:evil", true));
    var whole = caller.post(CHAT, asking("openai:evil", false));

    // then
    assertThat(stream.statusCode()).isEqualTo(200);
    assertThat(stream.body()).contains("\"content\":\"on \"", "data: {\"error\":{\"message\":");
    assertThat(stream.body()).doesNotContain("[DONE]");
    assertThat(whole.statusCode()).isIn(503, 504);
  }

  @Test
  void shouldGiveUpAnAnswerThatTakesTooLong() throws Exception {
    // given
    BACKEND.manner = Manner.SILENCE;

    // when
    var whole = caller.post(CHAT, asking("openai:evil-2", false));

    // then
    assertThat(whole.statusCode()).as(whole.body()).isEqualTo(504);
    assertThat(JSON.readTree(whole.body()).at("/error/code").asText()).isEqualTo("timeout");
  }

  @Test
  void shouldGiveUpAnAnswerThatNeverEnds() throws Exception {
    // given
    BACKEND.manner = Manner.NEVER_ENDS;

    // when
    var whole = caller.post(CHAT, asking("openai:evil-2", false));

    // then: too long or too much, whichever the machine reaches first
    assertThat(whole.statusCode()).as(whole.body()).isIn(503, 504);
    assertThat(JSON.readTree(whole.body()).at("/error/code").asText())
        .isIn("timeout", "unavailable");
  }

  @ParameterizedTest
  @EnumSource(
      value = Manner.class,
      names = {"GARBAGE", "A_PAGE", "STALLS", "BREAKS_OFF", "FAILS"})
  void shouldHaveAnotherModelAnswerWhoeverNamesNone(Manner manner) throws Exception {
    // given
    BACKEND.manner = manner;

    // when
    var answer = caller.post(CHAT, asking("auto", false));

    // then
    assertThat(answer.statusCode()).as(answer.body()).isEqualTo(200);
    assertThat(JSON.readTree(answer.body()).at("/choices/0/message/content").asText())
        .isEqualTo("Hello, señora 🍞");
  }

  @ParameterizedTest
  @EnumSource(
      value = Manner.class,
      names = {"GARBAGE", "BREAKS_OFF", "FAILS"})
  void shouldWriteAPostAllTheSame(Manner manner) throws Exception {
    // given
    BACKEND.manner = manner;

    // when
    var answer = caller.post("/v1/omni-loop", "{\"brief\":{\"topic\":\"autumn bread\"}}");

    // then
    assertThat(answer.statusCode()).as(answer.body()).isEqualTo(200);
    var draft = JSON.readTree(answer.body());
    assertThat(draft.path("text").asText()).containsIgnoringCase("autumn bread");
    assertThat(draft.path("findings")).isEmpty();
  }

  private static String asking(String model, boolean stream) {
    return "{\"model\":\"%s\",\"stream\":%s,\"messages\":[{\"role\":\"user\",\"content\":\"Hello?\"}]}"
        .formatted(model, stream);
  }
}
