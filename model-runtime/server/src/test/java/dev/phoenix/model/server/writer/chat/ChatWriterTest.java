package dev.phoenix.model.server.writer.chat;

import static com.github.tomakehurst.wiremock.client.WireMock.aResponse;
import static com.github.tomakehurst.wiremock.client.WireMock.containing;
import static com.github.tomakehurst.wiremock.client.WireMock.get;
import static com.github.tomakehurst.wiremock.client.WireMock.matchingJsonPath;
import static com.github.tomakehurst.wiremock.client.WireMock.okJson;
import static com.github.tomakehurst.wiremock.client.WireMock.post;
import static com.github.tomakehurst.wiremock.client.WireMock.postRequestedFor;
import static com.github.tomakehurst.wiremock.client.WireMock.urlEqualTo;
import static com.github.tomakehurst.wiremock.core.WireMockConfiguration.wireMockConfig;
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;
import static org.awaitility.Awaitility.await;

import com.github.tomakehurst.wiremock.client.ResponseDefinitionBuilder;
import com.github.tomakehurst.wiremock.junit5.WireMockExtension;
import dev.phoenix.model.api.Brief;
import dev.phoenix.model.router.remote.Limits;
import dev.phoenix.model.router.remote.RemoteSettings;
import dev.phoenix.model.router.remote.ServerKind;
import dev.phoenix.model.server.writer.WriterException;
import dev.phoenix.model.server.writer.WritingTask;
import io.micrometer.core.instrument.simple.SimpleMeterRegistry;
import java.net.URI;
import java.time.Duration;
import java.util.List;
import java.util.concurrent.FutureTask;
import java.util.concurrent.atomic.AtomicLong;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.extension.RegisterExtension;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

/** What is drafted by a server, and when it is left alone. How it is asked is the router's test. */
class ChatWriterTest {

  @RegisterExtension
  static final WireMockExtension SERVER =
      WireMockExtension.newInstance().options(wireMockConfig().dynamicPort()).build();

  private static final Duration LONG = Duration.ofSeconds(90);
  private static final WritingTask TASK =
      new WritingTask(
          new Brief("bread", "", "en", "", List.of(), List.of(), List.of(), List.of(), 200),
          List.of(),
          List.of());

  private final SimpleMeterRegistry meters = new SimpleMeterRegistry();
  private final AtomicLong clock = new AtomicLong(Long.MAX_VALUE - 1_000_000_000L);

  @Test
  void shouldKeepInstructionsApartFromTheBrief() throws Exception {
    // given
    answer(aResponse().withBody(stream(" Fresh ", "bread ¡hoy!\\n")));

    // when
    var written = writer("m").write(TASK);

    // then
    assertThat(written.text()).isEqualTo("Fresh bread ¡hoy!");
    assertThat(written.meanLogProbability()).isNaN();
    SERVER.verify(
        postRequestedFor(urlEqualTo("/v1/chat/completions"))
            .withRequestBody(
                matchingJsonPath("$.messages[?(@.role=='system')].content", containing("<brief>")))
            .withRequestBody(
                matchingJsonPath(
                    "$.messages[?(@.role=='user')].content", containing("Topic: bread"))));
  }

  @Test
  void shouldBeCalledByWhatTheServerListsOnceThatIsKnown() {
    // given
    var writer = writer("");
    assertThat(writer.name()).isEqualTo("openai:" + URI.create(SERVER.baseUrl()).getAuthority());
    models();

    // when
    var there = writer.available();

    // then
    assertThat(there).isTrue();
    assertThat(writer.name()).isEqualTo("openai:llama3.2:latest");
  }

  @ParameterizedTest
  @CsvSource({"500, '', 30", "429, 120, 120", "503, 120, 120", "429, soon, 30"})
  void shouldLeaveAServerThatFailedAloneForAWhile(int status, String asked, long seconds) {
    // given
    models();
    answer(aResponse().withStatus(status).withHeader("Retry-After", asked));
    var writer = writer("");
    assertThat(writer.available()).isTrue();

    // when
    assertThatThrownBy(() -> writer.write(TASK))
        .isInstanceOf(WriterException.class)
        .hasMessageContaining("answered " + status);

    // then
    pass(Duration.ofSeconds(seconds - 1));
    assertThat(writer.available()).isFalse();
    assertThat(writer.name()).isEqualTo("openai:llama3.2:latest");
  }

  @Test
  void shouldAskAServerAgainAfterAWhile() {
    // given
    models();
    answer(aResponse().withStatus(500));
    var writer = writer("");
    assertThatThrownBy(() -> writer.write(TASK)).isInstanceOf(WriterException.class);
    assertThat(writer.available()).isFalse();

    // when
    pass(Duration.ofSeconds(31));

    // then
    assertThat(writer.available()).isTrue();
  }

  @Test
  void shouldNotHoldItAgainstTheServerThatNobodyWaits() throws Exception {
    // given
    models();
    answer(aResponse().withBody(stream("Bread")).withFixedDelay((int) LONG.toMillis()));
    var writer = writer("");
    var writing =
        new FutureTask<>(
            () -> {
              assertThatThrownBy(() -> writer.write(TASK))
                  .isInstanceOf(WriterException.class)
                  .hasMessageContaining("nobody waits");
              return Thread.currentThread().isInterrupted();
            });
    var thread = Thread.ofVirtual().start(writing);
    await().atMost(LONG).until(() -> thread.getState() == Thread.State.WAITING);

    // when
    thread.interrupt();

    // then
    assertThat(writing.get()).isTrue();
    assertThat(writer.available()).isTrue();
  }

  @Test
  void shouldMeasureWhatItTookAndWhy() throws Exception {
    // given
    answer(aResponse().withBody(stream("Bread")));
    var writer = writer("m");

    // when
    writer.write(TASK);
    answer(aResponse().withStatus(500));
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

  private void pass(Duration time) {
    clock.addAndGet(time.toNanos());
  }

  private ChatWriter writer(String model) {
    var settings =
        new RemoteSettings(
            "openai",
            URI.create(SERVER.baseUrl()),
            model,
            "sk-very-secret",
            new Limits(LONG, LONG, LONG, LONG),
            0);
    return new ChatWriter(ServerKind.OPENAI.model(settings), true, meters, clock::get);
  }

  private static void models() {
    SERVER.stubFor(
        get(urlEqualTo("/v1/models"))
            .willReturn(okJson("{\"object\":\"list\",\"data\":[{\"id\":\"llama3.2:latest\"}]}")));
  }

  private static void answer(ResponseDefinitionBuilder answer) {
    SERVER.stubFor(post(urlEqualTo("/v1/chat/completions")).willReturn(answer));
  }

  /** As OpenAI's API reference gives it. */
  private static String stream(String... pieces) {
    var body = new StringBuilder();
    for (var piece : pieces) {
      body.append(
              "data: {\"id\":\"chatcmpl-1\",\"object\":\"chat.completion.chunk\",\"choices\":"
                  + "[{\"index\":0,\"delta\":{\"content\":\"")
          .append(piece)
          .append("\"},\"finish_reason\":null}]}\n\n");
    }
    return body.append(
            "data: {\"choices\":[{\"index\":0,\"delta\":{},\"finish_reason\":\"stop\"}]}\n\n"
                + "data: {\"choices\":[],\"usage\":{\"prompt_tokens\":26,\"completion_tokens\":12}}"
                + "\n\ndata: [DONE]\n\n")
        .toString();
  }
}
