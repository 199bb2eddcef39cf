package dev.phoenix.local.watch;

import static com.github.tomakehurst.wiremock.client.WireMock.aResponse;
import static com.github.tomakehurst.wiremock.client.WireMock.equalTo;
import static com.github.tomakehurst.wiremock.client.WireMock.matchingJsonPath;
import static com.github.tomakehurst.wiremock.client.WireMock.okJson;
import static com.github.tomakehurst.wiremock.client.WireMock.post;
import static com.github.tomakehurst.wiremock.client.WireMock.postRequestedFor;
import static com.github.tomakehurst.wiremock.client.WireMock.urlEqualTo;
import static com.github.tomakehurst.wiremock.core.WireMockConfiguration.options;
import static org.assertj.core.api.Assertions.assertThat;

import com.github.tomakehurst.wiremock.http.Fault;
import com.github.tomakehurst.wiremock.junit5.WireMockExtension;
import dev.phoenix.local.Json;
import dev.phoenix.local.watch.ModelProbe.Outcome;
import java.net.URI;
import java.time.Duration;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.extension.RegisterExtension;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

/** Against the answers that the model runtime's API describes. */
class ModelProbeTest {

  private static final String PATH = "/v1/chat/completions";
  private static final Question QUESTION = Question.all().getFirst();
  private static final String SENSE =
      "There is always more to say about the spring sale of our bookshop. Come in and browse!";
  private static final Duration LIMIT = Duration.ofSeconds(30);

  @RegisterExtension
  static final WireMockExtension RUNTIME =
      WireMockExtension.newInstance().options(options().dynamicPort()).build();

  @Test
  void shouldAskAsTheModelWasTrained() throws Exception {
    // given
    RUNTIME.stubFor(post(PATH).willReturn(okJson(answer(SENSE))));

    // when
    var outcome = probe(LIMIT).ask(QUESTION, 5);

    // then
    assertThat(outcome).isEqualTo(new Outcome.Sense());
    RUNTIME.verify(
        postRequestedFor(urlEqualTo(PATH))
            .withHeader("Authorization", equalTo("Bearer a-token-of-sixteen"))
            .withRequestBody(matchingJsonPath("$.model", equalTo("phoenix-core")))
            .withRequestBody(matchingJsonPath("$.seed", equalTo("5")))
            .withRequestBody(
                matchingJsonPath(
                    "$.messages[0].content",
                    equalTo(
                        "language: en\ntone: friendly\ntopic: the spring sale of our bookshop\n"
                            + "max: 280\nroom: 240\n"))));
  }

  @ParameterizedTest
  @ValueSource(
      strings = {
        "",
        "   ",
        "sale sale sale sale sale sale sale sale spring sale bookshop",
        "qwz xkv jjq zzp wvq xxk qqj vzk",
        "我们书店的春季促销 spring sale bookshop"
      })
  void shouldTellBabble(String text) throws Exception {
    RUNTIME.stubFor(post(PATH).willReturn(okJson(answer(text))));
    assertThat(probe(LIMIT).ask(QUESTION, 5)).isInstanceOf(Outcome.Babble.class);
  }

  @ParameterizedTest
  @ValueSource(strings = {"", "{", "{}", "[]", "{\"choices\":[{\"message\":{\"content\":7}}]}"})
  void shouldTakeNoAnswerForBabble(String body) throws Exception {
    RUNTIME.stubFor(post(PATH).willReturn(okJson(body)));
    assertThat(probe(LIMIT).ask(QUESTION, 5)).isEqualTo(new Outcome.Babble("answers with no text"));
  }

  @Test
  void shouldNotReadAnEndlessAnswer() throws Exception {
    RUNTIME.stubFor(post(PATH).willReturn(okJson(answer("the spring sale ".repeat(20_000)))));
    assertThat(probe(LIMIT).ask(QUESTION, 5)).isEqualTo(new Outcome.Babble("broke off its answer"));
  }

  @Test
  void shouldNotWaitForASlowAnswer() throws Exception {
    // given one that begins at once, and trickles
    RUNTIME.stubFor(
        post(PATH).willReturn(okJson(answer(SENSE)).withChunkedDribbleDelay(50, 600_000)));
    assertThat(probe(Duration.ofSeconds(2)).ask(QUESTION, 5))
        .isEqualTo(new Outcome.Babble("did not answer within 2 s"));
  }

  @Test
  void shouldTakeABrokenAnswerForBabble() throws Exception {
    RUNTIME.stubFor(post(PATH).willReturn(aResponse().withFault(Fault.MALFORMED_RESPONSE_CHUNK)));
    assertThat(probe(LIMIT).ask(QUESTION, 5)).isInstanceOf(Outcome.Babble.class);
  }

  @ParameterizedTest
  @ValueSource(ints = {500, 504})
  void shouldTakeAFailureForBabble(int status) throws Exception {
    RUNTIME.stubFor(post(PATH).willReturn(aResponse().withStatus(status)));
    assertThat(probe(LIMIT).ask(QUESTION, 5)).isInstanceOf(Outcome.Babble.class);
  }

  @ParameterizedTest
  @ValueSource(ints = {401, 403, 404, 429, 503})
  void shouldSayNothingOfAModelThatCannotBeAsked(int status) throws Exception {
    RUNTIME.stubFor(post(PATH).willReturn(aResponse().withStatus(status)));
    assertThat(probe(LIMIT).ask(QUESTION, 5))
        .isEqualTo(new Outcome.NotAsked("it answers " + status));
  }

  @Test
  void shouldLeaveItToTheHealthChecksWhetherItIsThere() throws Exception {
    var nobody = new ModelProbe(URI.create("http://127.0.0.1:1"), null, LIMIT);
    assertThat(nobody.ask(QUESTION, 5)).isInstanceOf(Outcome.NotAsked.class);
  }

  private static ModelProbe probe(Duration limit) {
    return new ModelProbe(URI.create(RUNTIME.baseUrl()), "a-token-of-sixteen", limit);
  }

  private static String answer(String text) {
    var answer = Json.MAPPER.createObjectNode().put("object", "chat.completion");
    answer
        .putArray("choices")
        .addObject()
        .put("index", 0)
        .put("finish_reason", "stop")
        .putObject("message")
        .put("role", "assistant")
        .put("content", text);
    return answer.toString();
  }
}
