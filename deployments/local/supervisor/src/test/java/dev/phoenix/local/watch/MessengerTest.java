package dev.phoenix.local.watch;

import static com.github.tomakehurst.wiremock.client.WireMock.aResponse;
import static com.github.tomakehurst.wiremock.client.WireMock.anyUrl;
import static com.github.tomakehurst.wiremock.client.WireMock.equalTo;
import static com.github.tomakehurst.wiremock.client.WireMock.equalToJson;
import static com.github.tomakehurst.wiremock.client.WireMock.matchingJsonPath;
import static com.github.tomakehurst.wiremock.client.WireMock.okJson;
import static com.github.tomakehurst.wiremock.client.WireMock.post;
import static com.github.tomakehurst.wiremock.client.WireMock.postRequestedFor;
import static com.github.tomakehurst.wiremock.client.WireMock.urlEqualTo;
import static com.github.tomakehurst.wiremock.core.WireMockConfiguration.options;
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;
import static org.awaitility.Awaitility.await;

import com.github.tomakehurst.wiremock.client.MappingBuilder;
import com.github.tomakehurst.wiremock.client.ResponseDefinitionBuilder;
import com.github.tomakehurst.wiremock.http.Fault;
import com.github.tomakehurst.wiremock.junit5.WireMockExtension;
import com.github.tomakehurst.wiremock.stubbing.Scenario;
import dev.phoenix.local.UserError;
import dev.phoenix.local.watch.Notice.State;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Clock;
import java.time.Duration;
import java.time.Instant;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.extension.RegisterExtension;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.EnumSource;
import org.junit.jupiter.params.provider.ValueSource;

/** Against the answers that the Bot API documents, and a webhook of somebody else. */
class MessengerTest {

  private static final String TOKEN = "123456:a-token";
  private static final String SEND = "/bot" + TOKEN + "/sendMessage";
  private static final String HOOK = "/hook";
  private static final String ARRIVED =
      """
      {"ok":true,"result":{"message_id":7,"date":1795341600,"chat":{"id":4242,"type":"private"},"text":"Phoenix"}}\
      """;
  private static final Instant NOW = Instant.now();
  private static final Duration LONG = Duration.ofMinutes(2);

  @RegisterExtension
  static final WireMockExtension REMOTE =
      WireMockExtension.newInstance().options(options().dynamicPort()).build();

  @TempDir private Path home;
  private List<Messenger> messengers = List.of();
  private @Nullable Outbox outbox;

  @AfterEach
  void end() {
    messengers.forEach(Messenger::close);
  }

  @Test
  void shouldSendAPlainText() throws IOException {
    // given
    REMOTE.stubFor(telegram().willReturn(okJson(ARRIVED)));

    // when
    tell("feed died", telegramOnly());

    // then
    awaitState(State.SENT);
    REMOTE.verify(
        1,
        postRequestedFor(urlEqualTo(SEND))
            .withRequestBody(
                equalToJson(
                    """
                    {"chat_id":"4242","text":"Phoenix: feed died\\nfeed <died> & *rose*."}\
                    """)));
  }

  @Test
  void shouldWaitAsLongAsItIsTold() throws IOException {
    // given
    answerFirst(
        aResponse()
            .withStatus(429)
            .withBody(
                """
                {"ok":false,"error_code":429,"description":"Too Many Requests: retry after 3","parameters":{"retry_after":3}}\
                """));

    // when
    tell("feed died", telegramOnly());

    // then
    awaitState(State.SENT);
    var events = REMOTE.getAllServeEvents();
    assertThat(events).hasSize(2);
    assertThat(
            Duration.between(
                events.getLast().getRequest().getLoggedDate().toInstant(),
                events.getFirst().getRequest().getLoggedDate().toInstant()))
        .isGreaterThan(Duration.ofMillis(2900));
  }

  @Test
  void shouldTryAgainWhatWasNotCarriedOut() throws IOException {
    // given
    answerFirst(
        aResponse()
            .withStatus(500)
            .withBody(
                """
                {"ok":false,"error_code":500,"description":"Internal Server Error"}\
                """));

    // when
    tell("feed died", telegramOnly());

    // then
    awaitState(State.SENT);
    REMOTE.verify(2, postRequestedFor(urlEqualTo(SEND)));
  }

  @ParameterizedTest
  @EnumSource(
      value = Fault.class,
      names = {"CONNECTION_RESET_BY_PEER", "EMPTY_RESPONSE"})
  void shouldNotSendAgainWhatMayHaveArrived(Fault fault) throws IOException {
    // given
    REMOTE.stubFor(telegram().willReturn(aResponse().withFault(fault)));

    // when
    tell("feed died", telegramOnly());
    tell("feed is well again", telegramOnly());

    // then
    await().atMost(LONG).until(() -> states().equals(List.of(State.UNKNOWN, State.UNKNOWN)));
    assertThat(sentTitles()).containsExactlyInAnyOrder("feed died", "feed is well again");
  }

  @ParameterizedTest
  @ValueSource(ints = {400, 401, 403, 404})
  void shouldGiveUpWhatIsRefused(int status) throws IOException {
    // given
    REMOTE.stubFor(
        telegram()
            .willReturn(
                aResponse()
                    .withStatus(status)
                    .withBody("{\"ok\":false,\"error_code\":%d}".formatted(status))));

    // when
    tell("feed died", telegramOnly());

    // then
    awaitState(State.FAILED);
    REMOTE.verify(1, postRequestedFor(anyUrl()));
    assertThat(Files.readString(home.resolve("logs/watch.log")))
        .contains("feed died: telegram answered " + status)
        .doesNotContain("a-token");
  }

  @Test
  void shouldSendASignedBodyToTheWebhook() throws IOException {
    // given
    REMOTE.stubFor(post(HOOK).willReturn(aResponse().withStatus(204)));

    // when
    tell("feed died", webhookOnly());

    // then
    awaitState(State.SENT);
    var told = REMOTE.findAll(postRequestedFor(urlEqualTo(HOOK)));
    assertThat(told).hasSize(1);
    assertThat(told.getFirst().getHeader("X-Phoenix-Signature"))
        .isEqualTo("sha256=" + WebhookWay.hmac("a-secret", told.getFirst().getBody()));
    REMOTE.verify(
        postRequestedFor(urlEqualTo(HOOK))
            .withHeader("Content-Type", equalTo("application/json"))
            .withHeader("Idempotency-Key", equalTo("id of feed died"))
            .withRequestBody(matchingJsonPath("$.id", equalTo("id of feed died")))
            .withRequestBody(matchingJsonPath("$.moment", equalTo("opened")))
            .withRequestBody(matchingJsonPath("$.key", equalTo("service:feed")))
            .withRequestBody(matchingJsonPath("$.severity", equalTo("WARNING")))
            .withRequestBody(matchingJsonPath("$.at", equalTo(NOW.toString()))));
  }

  @ParameterizedTest
  @CsvSource({"400,FAILED", "302,FAILED", "500,UNKNOWN", "502,UNKNOWN"})
  void shouldNotSendAgainToAWebhook(int status, State state) throws IOException {
    REMOTE.stubFor(post(HOOK).willReturn(aResponse().withStatus(status)));
    tell("feed died", webhookOnly());
    awaitState(state);
    REMOTE.verify(1, postRequestedFor(urlEqualTo(HOOK)));
  }

  @Test
  void shouldSignAsEverybodyDoes() {
    // the second test case of RFC 4231
    assertThat(
            WebhookWay.hmac(
                "Jefe", "what do ya want for nothing?".getBytes(StandardCharsets.UTF_8)))
        .isEqualTo("5bdcc146bf60754e6a042426089575c75a003f089d2739839dec58b964ec3843");
  }

  @Test
  void shouldTellByEachWayWhateverTheOtherDoes() throws IOException {
    // given
    REMOTE.stubFor(telegram().willReturn(aResponse().withFault(Fault.CONNECTION_RESET_BY_PEER)));
    REMOTE.stubFor(post(HOOK).willReturn(aResponse().withStatus(200)));
    var both = new HashMap<>(telegramOnly());
    both.putAll(webhookOnly());

    // when
    tell("feed died", both);

    // then
    await().atMost(LONG).until(() -> states().equals(List.of(State.UNKNOWN, State.SENT)));
    REMOTE.verify(1, postRequestedFor(urlEqualTo(SEND)));
    REMOTE.verify(1, postRequestedFor(urlEqualTo(HOOK)));
  }

  @Test
  void shouldNotSendAgainWhatASupervisorWasSendingWhenItWasKilled() throws IOException {
    // given
    REMOTE.stubFor(telegram().willReturn(okJson(ARRIVED)));
    var file = new WatchFile(home.resolve("run/watch.json"));
    file.write(
        new WatchState(
            List.of(),
            List.of(
                notice("feed died").by("telegram", State.SENDING),
                notice("feed is well again").by("telegram", State.QUEUED))));

    // when
    begin(telegramOnly());

    // then
    await().atMost(LONG).until(() -> states().equals(List.of(State.UNKNOWN, State.SENT)));
    assertThat(sentTitles()).containsExactly("feed is well again");
  }

  @Test
  void shouldKeepForTheNextStartWhatCannotBeSentNow() throws IOException {
    // given a server that is not there
    tell("feed died", Map.of("PHOENIX_WORKERS_MONITORING_WEBHOOK_URL", "http://127.0.0.1:1/hook"));
    await().atMost(LONG).until(() -> current().state().notices().getFirst().tries() > 1);
    end();

    // when
    REMOTE.stubFor(post(HOOK).willReturn(aResponse().withStatus(200)));
    begin(webhookOnly());

    // then
    awaitState(State.SENT);
    REMOTE.verify(1, postRequestedFor(urlEqualTo(HOOK)));
  }

  @Test
  void shouldKeepWhatNobodyIsToBeTold() throws IOException {
    tell("feed died", Map.of());
    awaitState(State.NOBODY);
  }

  @ParameterizedTest
  @ValueSource(strings = {"not a url", "ftp://here", "http://", "://"})
  void shouldRefuseAnAddressThatIsNoneWithoutSayingTheToken(String address) {
    for (var variables :
        List.of(
            Map.of(
                "PHOENIX_WORKERS_TELEGRAM_TOKEN", TOKEN,
                "PHOENIX_WORKERS_TELEGRAM_CHAT", "4242",
                "PHOENIX_WORKERS_TELEGRAM_API", address),
            Map.of("PHOENIX_WORKERS_MONITORING_WEBHOOK_URL", address + TOKEN))) {
      assertThatThrownBy(() -> Ways.of(variables))
          .isInstanceOf(UserError.class)
          .message()
          .doesNotContain("a-token");
    }
  }

  private void tell(String title, Map<String, String> environment) throws IOException {
    if (outbox == null) {
      begin(environment);
    }
    current().add(notice(title), List.of());
  }

  private void begin(Map<String, String> environment) throws IOException {
    var file = new WatchFile(home.resolve("run/watch.json"));
    var ways = Ways.of(environment);
    outbox = new Outbox(file, file.read(), ways.stream().map(Way::name).toList());
    var history = new History(home.resolve("logs"), Clock.systemUTC());
    messengers =
        ways.stream()
            .map(
                way ->
                    new Messenger(
                        way, current(), history, Clock.systemUTC(), Duration.ofMillis(10)))
            .toList();
    messengers.forEach(Messenger::begin);
  }

  private Outbox current() {
    return Objects.requireNonNull(outbox);
  }

  private static Notice notice(String title) {
    return new Notice(
        "id of " + title,
        Notice.Moment.OPENED,
        "service:feed",
        Severity.WARNING,
        title,
        "feed <died> & *rose*.",
        NOW,
        State.QUEUED,
        "",
        0,
        null,
        null);
  }

  private void awaitState(State state) {
    await().atMost(LONG).until(() -> states().equals(List.of(state)));
  }

  private List<State> states() {
    return current().state().notices().stream().map(Notice::state).toList();
  }

  private static List<String> sentTitles() {
    return REMOTE.findAll(postRequestedFor(urlEqualTo(SEND))).stream()
        .map(request -> request.getBodyAsString().replaceAll(".*Phoenix: ([^\\\\]+)\\\\n.*", "$1"))
        .toList();
  }

  private static MappingBuilder telegram() {
    return post(SEND);
  }

  private static void answerFirst(ResponseDefinitionBuilder first) {
    REMOTE.stubFor(
        telegram()
            .inScenario("first")
            .whenScenarioStateIs(Scenario.STARTED)
            .willReturn(first)
            .willSetStateTo("later"));
    REMOTE.stubFor(
        telegram().inScenario("first").whenScenarioStateIs("later").willReturn(okJson(ARRIVED)));
  }

  private Map<String, String> telegramOnly() {
    return Map.of(
        "PHOENIX_WORKERS_TELEGRAM_TOKEN",
        TOKEN,
        "PHOENIX_WORKERS_TELEGRAM_CHAT",
        "4242",
        "PHOENIX_WORKERS_TELEGRAM_API",
        REMOTE.baseUrl() + "/");
  }

  private Map<String, String> webhookOnly() {
    return Map.of(
        "PHOENIX_WORKERS_MONITORING_WEBHOOK_URL",
        REMOTE.baseUrl() + HOOK,
        "PHOENIX_WORKERS_MONITORING_WEBHOOK_SECRET",
        "a-secret");
  }
}
