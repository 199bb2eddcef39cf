package dev.phoenix.workers.approval.telegram;

import static com.github.tomakehurst.wiremock.client.WireMock.equalToJson;
import static com.github.tomakehurst.wiremock.client.WireMock.post;
import static com.github.tomakehurst.wiremock.client.WireMock.postRequestedFor;
import static com.github.tomakehurst.wiremock.client.WireMock.urlEqualTo;
import static org.assertj.core.api.Assertions.assertThat;

import com.github.tomakehurst.wiremock.client.ResponseDefinitionBuilder;
import com.github.tomakehurst.wiremock.core.WireMockConfiguration;
import com.github.tomakehurst.wiremock.junit5.WireMockExtension;
import dev.phoenix.workers.approval.request.EngineAnswers;
import dev.phoenix.workers.approval.request.KnownRequests;
import dev.phoenix.workers.storage.TestDatabase;
import java.nio.charset.StandardCharsets;
import java.time.Duration;
import java.util.List;
import java.util.Map;
import java.util.concurrent.Callable;
import java.util.concurrent.TimeUnit;
import org.awaitility.Awaitility;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.extension.RegisterExtension;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.EnumSource;
import org.junit.jupiter.params.provider.ValueSource;

/** What people do in Telegram, with the double on one side and an engine's answers on the other. */
@SuppressWarnings("NullAway.Init")
class TelegramPlaceTest {

  private static final long USER = TelegramUnderTest.USER;
  private static final String SECRET = "secret-of-the-webhook";

  @RegisterExtension
  private static final WireMockExtension ENGINE =
      WireMockExtension.newInstance()
          .options(WireMockConfiguration.options().bindAddress("127.0.0.1").dynamicPort())
          .build();

  private TelegramUnderTest under;
  private TelegramPlace place;

  @BeforeEach
  void open() {
    start(TestDatabase.H2);
  }

  private void start(TestDatabase database) {
    under = new TelegramUnderTest(database, ENGINE.baseUrl() + "/");
    place = under.place();
    place.start();
  }

  @AfterEach
  void close() {
    place.close();
    under.close();
  }

  @ParameterizedTest
  @EnumSource
  void shouldBringAPressedButtonToTheEngine(TestDatabase database) {
    // given
    close();
    start(database);
    engine(EngineAnswers.taken());
    var id = asked("a");

    // when
    under.telegram.press(under.chat, USER, 1, "approve:" + id);

    // then
    until(() -> under.counted("decisions", "taken") == 1);
    ENGINE.verify(
        1,
        postRequestedFor(urlEqualTo(EngineAnswers.PATH))
            .withRequestBody(
                equalToJson(
                    """
                    {"name":"decide-request","correlationKey":"%s","variables":{"decision":{
                      "outcome":"approved","by":"telegram:7 (Person 7)","via":"telegram"}}}
                    """
                        .formatted(id),
                    true,
                    true)));
    assertThat(counts("answerCallbackQuery")).isPositive();
  }

  @Test
  void shouldShowADecisionWithinTwoSeconds() {
    // given
    var id = asked("a");

    // when
    under.known.decide(id, "approved", "demo", "tasklist");

    // then
    Awaitility.await()
        .atMost(2, TimeUnit.SECONDS)
        .until(() -> under.told().getFirst().contains("Approved by demo"));
  }

  @Test
  void shouldBringACommandWithItsCommentAndAnswer() {
    // given
    engine(EngineAnswers.taken());
    var id = asked("a");

    // when
    say("/reject %d too expensive", under.number(id));

    // then
    assertThat(answer()).isEqualTo("#%d: rejected.".formatted(under.number(id)));
    verifyDecision("{\"outcome\":\"rejected\",\"comment\":\"too expensive\",\"via\":\"telegram\"}");
  }

  @Test
  void shouldTakeAReplyForTheTextThatIsApproved() {
    // given
    engine(EngineAnswers.taken());
    var id = under.waiting(KnownRequests.payment("a", "A post", "The first text", "en"));
    until(() -> under.told().size() == 1);

    // when
    under.telegram.reply(under.chat, USER, "The second text", 1);

    // then
    assertThat(answer()).isEqualTo("#%d: approved with your text.".formatted(under.number(id)));
    verifyDecision("{\"outcome\":\"approved\",\"text\":\"The second text\"}");
  }

  @Test
  void shouldExplainAReplyToARequestWithoutText() {
    // given
    asked("a");

    // when
    under.telegram.reply(under.chat, USER, "yes", 1);

    // then
    assertThat(answer()).contains("has no text to edit, so nothing was decided");
    nothingWasDecided();
  }

  @Test
  void shouldTellWhoDecidedBefore() {
    // given
    engine(EngineAnswers.nobodyWaits());
    var id = asked("a");
    under.known.decide(id, "approved", "demo", "tasklist");

    // when
    say("/approve %d", under.number(id));

    // then
    assertThat(answer())
        .matches(
            "#%d: already decided: approved by demo, .* \\(Tasklist\\)\\."
                .formatted(under.number(id)));
    assertThat(under.counted("decisions", "late")).isOne();
  }

  @Test
  void shouldTellWhoDecidesAgainThatTheyDid() {
    // given
    engine(EngineAnswers.nobodyWaits());
    var id = asked("a");
    under.known.decide(id, "approved", "telegram:7 (Person 7)", "telegram");

    // when
    say("/approve %d", under.number(id));

    // then
    assertThat(answer()).startsWith("#%d: you already approved it, ".formatted(under.number(id)));
  }

  @Test
  void shouldKeepADecisionUntilTheEngineIsBack() {
    // given
    engine(EngineAnswers.unavailable());
    var id = asked("a");
    say("/approve %d", under.number(id));
    assertThat(answer()).contains("the engine does not answer. Your decision is kept");

    // when these workers die and start again, and the engine is back
    place.close();
    engine(EngineAnswers.taken());
    place = under.place();
    place.start();

    // then
    until(() -> under.told().contains("#%d: approved.".formatted(under.number(id))));
    assertThat(under.told()).hasSize(3);
  }

  @Test
  void shouldTakeItsOwnDecisionForTakenWhenOnlyTheAnswerWasLost() {
    // given an engine that took the decision and did not say so
    engine(EngineAnswers.unavailable());
    var id = asked("a");
    say("/approve %d", under.number(id));
    until(() -> under.counted("decisions", "kept") >= 1);
    under.known.decide(id, "approved", "telegram:7 (Person 7)", "telegram");

    // when
    engine(EngineAnswers.nobodyWaits());

    // then
    until(() -> under.told().contains("#%d: approved.".formatted(under.number(id))));
  }

  @Test
  void shouldAnswerAnUpdateOnceHoweverOftenItComes() {
    // given
    engine(EngineAnswers.taken());
    var id = asked("a");
    under.telegram.fault("getUpdates", "duplicate-update", 0);

    // when
    say("/approve %d", under.number(id));
    answer();
    under.telegram.fault("getUpdates", "duplicate-update", 0);
    say("/help");
    until(() -> under.told().size() == 3);
    sleep(Duration.ofSeconds(2));

    // then
    assertThat(under.told()).hasSize(3);
    ENGINE.verify(1, postRequestedFor(urlEqualTo(EngineAnswers.PATH)));
  }

  @Test
  void shouldListWhatWaits() {
    // given
    asked("a");

    // when
    say("/pending");

    // then
    assertThat(answer()).startsWith("Waiting: 1\n#1 Hosting a, 120.00 EUR, until ");
  }

  @Test
  void shouldShowARequest() {
    // given
    asked("a");

    // when
    say("/show 1");

    // then
    assertThat(answer()).startsWith("#1 Hosting a\nType: Payment").contains("The free plan ends.");
  }

  @Test
  void shouldTellTheBudget() {
    // when
    say("/budget");

    // then
    until(() -> !under.told().isEmpty());
    assertThat(under.told().getFirst())
        .contains("PAYMENT: 500.00 EUR left of 500.00 EUR (0.00 EUR held, 0.00 EUR spent)");
  }

  @ParameterizedTest
  @ValueSource(
      strings = {
        "/approve",
        "/approve twelve",
        "/approve -1",
        "/approve 99999999999999999999",
        "/approve 999999",
        "/approve 1 {{secrets.TOKEN}}",
        "/approve 1 zero\u200Bwidth",
        "/approve 1 bell\u0007",
        "/show 1 and 2",
        "/aprove 1",
        "/"
      })
  void shouldChangeNothingForWhatItDoesNotUnderstand(String said) {
    // given
    asked("a");

    // when
    say(said);
    say("/help");

    // then
    until(() -> under.told().getLast().startsWith("/pending - "));
    nothingWasDecided();
    assertThat(under.told()).hasSize(said.equals("/") ? 2 : 3);
  }

  @Test
  void shouldNeitherHearNorAnswerStrangersAndOtherChats() {
    // given
    var id = asked("a");
    long elsewhere = TelegramDouble.chat();

    // when
    under.telegram.press(under.chat, 8, 1, "approve:" + id);
    under.telegram.say(under.chat, 8, "/approve " + under.number(id));
    under.telegram.say(elsewhere, USER, "/approve " + under.number(id));
    say("/help");

    // then
    until(() -> under.told().size() == 2);
    nothingWasDecided();
    assertThat(under.telegram.told(elsewhere)).isEmpty();
  }

  @Test
  void shouldGoOnWhenTelegramIsAway() {
    // given
    under.telegram.fault("getUpdates", "server-error", 0);
    under.telegram.fault("sendMessage", "too-many", 1);

    // when
    under.waiting("a");

    // then
    until(() -> under.told().size() == 1);
  }

  @Test
  void shouldPollAlthoughAWebhookWasSet() {
    // given
    under.telegram.call("setWebhook", Map.of("url", "http://127.0.0.1:1/"));

    // when
    say("/help");

    // then
    until(() -> under.told().size() == 1);
  }

  @Test
  void shouldTakeAForgedButtonForNone() {
    // given
    asked("a");
    under.telegram.call(
        "sendMessage",
        Map.of(
            "chat_id",
            under.chat,
            "text",
            "Press",
            "reply_markup",
            Map.of(
                "inline_keyboard",
                List.of(
                    List.of(
                        Map.of(
                            "text",
                            "Yes",
                            "callback_data",
                            "approve:3f0c9a52-8d3e-4c55-9d0a-6f1f2a7b8c9d"))))));

    // when
    under.telegram.press(under.chat, USER, 2, "approve:3f0c9a52-8d3e-4c55-9d0a-6f1f2a7b8c9d");
    say("/help");

    // then
    until(() -> under.told().size() == 3);
    nothingWasDecided();
  }

  @Test
  void shouldTakeDeliveriesOfTelegramOnly() {
    // given
    place.close();
    engine(EngineAnswers.taken());
    var id = asked("a");
    place =
        under.place(
            under.settings(
                TelegramMode.WEBHOOK,
                new TelegramSettings.Webhook("http://127.0.0.1:9/telegram/webhook", SECRET)));
    place.start();
    var update = command(900_001, "/approve " + under.number(id));
    until(() -> place.receive(SECRET, command(900_000, "/help")) == 200);

    // when
    int forged = place.receive("another-secret-of-16", update);
    int bare = place.receive(null, update);
    int large = place.receive(SECRET, new byte[2 << 20]);
    int broken = place.receive(SECRET, "{".getBytes(StandardCharsets.UTF_8));
    nothingWasDecided();
    int first = place.receive(SECRET, update);
    int replayed = place.receive(SECRET, update);

    // then
    assertThat(List.of(forged, bare, large, broken, first, replayed))
        .containsExactly(401, 401, 413, 400, 200, 200);
    until(() -> under.told().size() == 3);
    ENGINE.verify(1, postRequestedFor(urlEqualTo(EngineAnswers.PATH)));
    under.telegram.call("deleteWebhook", Map.of());
  }

  private byte[] command(long update, String text) {
    return """
    {"update_id":%d,"message":{"message_id":%d,"date":1,"text":"%s","chat":{"id":%d},
      "from":{"id":7,"is_bot":false,"first_name":"Ana"}}}
    """
        .formatted(update, update, text, under.chat)
        .getBytes(StandardCharsets.UTF_8);
  }

  private void engine(ResponseDefinitionBuilder answer) {
    ENGINE.stubFor(post(urlEqualTo(EngineAnswers.PATH)).willReturn(answer));
  }

  /** A request that is in the chat, as its first message. */
  private String asked(String key) {
    var id = under.waiting(key);
    if (under.told().isEmpty()) {
      under.tell();
    }
    until(() -> under.states("ASKED").equals(List.of("SENT")));
    return id;
  }

  private void say(String text, Object... values) {
    under.telegram.say(under.chat, USER, text.formatted(values));
  }

  /** What the bot answered to the first thing that was said. */
  private String answer() {
    until(() -> under.told().size() >= 2);
    return under.told().get(1);
  }

  private void verifyDecision(String decision) {
    ENGINE.verify(
        1,
        postRequestedFor(urlEqualTo(EngineAnswers.PATH))
            .withRequestBody(
                equalToJson("{\"variables\":{\"decision\":" + decision + "}}", true, true)));
  }

  private void nothingWasDecided() {
    ENGINE.verify(0, postRequestedFor(urlEqualTo(EngineAnswers.PATH)));
    assertThat(under.jdbc.sql("select count(*) from telegram_decision").query(Long.class).single())
        .isZero();
  }

  private int counts(String method) {
    return under.telegram.get("/double/counts").path("calls").path(method).asInt();
  }

  private static void until(Callable<Boolean> condition) {
    Awaitility.await().atMost(30, TimeUnit.SECONDS).until(condition);
  }

  private static void sleep(Duration duration) {
    try {
      Thread.sleep(duration);
    } catch (InterruptedException e) {
      Thread.currentThread().interrupt();
    }
  }
}
