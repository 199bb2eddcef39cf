package dev.phoenix.model.router;

import static dev.phoenix.model.router.Servers.cut;
import static dev.phoenix.model.router.Servers.half;
import static dev.phoenix.model.router.Servers.status;
import static dev.phoenix.model.router.Servers.text;
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import dev.phoenix.model.api.chat.Answers;
import dev.phoenix.model.api.chat.ChatRequest;
import dev.phoenix.model.api.chat.Taker;
import dev.phoenix.model.api.text.AdapterUse;
import dev.phoenix.model.api.text.Sampling;
import dev.phoenix.model.api.text.TextListener;
import dev.phoenix.model.api.text.TextModelException;
import dev.phoenix.model.api.text.TextModelException.Reason;
import dev.phoenix.model.api.text.TextResult.Finish;
import dev.phoenix.model.router.budget.BudgetSettings;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.concurrent.TimeUnit;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;

/** What becomes of a request when models fail. */
class RouterTest {

  private static final RoutedRequest REQUEST =
      RoutedRequest.of(ChatRequest.of("Write", 64, Sampling.GREEDY), "chat", Priority.QUALITY);

  private final StepTime time = new StepTime();
  private Servers servers;
  private Candidate first;
  private Candidate second;

  @BeforeEach
  void start() {
    servers = new Servers();
    first = servers.model("first", Group.COMPLEX, false);
    second = servers.model("second", Group.COMPLEX, false);
    servers.answers("first", text("From the first"));
    servers.answers("second", text("From the second"));
  }

  @AfterEach
  void stop() {
    servers.close();
  }

  @Test
  void shouldAnswerWithTheFirstCandidate() {
    // when
    var result = ask(router(first, second), REQUEST, null);

    // then
    assertThat(result.model()).isEqualTo("first");
    assertThat(result.answer().text()).isEqualTo("From the first");
    assertThat(result.attempts()).isEqualTo(1);
    assertThat(servers.asked("second")).isZero();
  }

  @Test
  void shouldAskTheNextOneWithoutAPause() {
    // given
    servers.answers("first", status(500));

    // when
    var result = ask(router(first, second), REQUEST, null);

    // then
    assertThat(result.model()).isEqualTo("second");
    assertThat(time.pauses).isEmpty();
    assertThat(servers.asked("first")).isEqualTo(1);
  }

  @Test
  void shouldTryThreeTimesWithDoublingPausesWhenNobodyAnswers() {
    // given
    servers.answers("first", status(500));
    servers.answers("second", status(503));

    // when
    var failure = failure(router(first, second), REQUEST);

    // then
    assertThat(failure.reason()).isEqualTo(Reason.UNAVAILABLE);
    assertThat(failure)
        .hasMessage("No model answered. first: it answered 500; second: it answered 503");
    assertThat(servers.asked("first")).isEqualTo(3);
    assertThat(servers.asked("second")).isEqualTo(3);
    assertThat(time.pauses).hasSize(2);
    assertThat(time.pauses.get(0)).isBetween(Duration.ofMillis(800), Duration.ofMillis(1200));
    assertThat(time.pauses.get(1)).isBetween(Duration.ofMillis(1600), Duration.ofMillis(2400));
  }

  @Test
  void shouldAnswerWhenTheTroubleHasPassed() {
    // given
    servers.answers("first", status(503), status(503), text("Late"));

    // when
    var result = ask(router(first), REQUEST, null);

    // then
    assertThat(result.answer().text()).isEqualTo("Late");
    assertThat(result.attempts()).isEqualTo(3);
  }

  @Test
  void shouldNotTryAnInvalidRequestAgain() {
    // given
    servers.answers("first", status(400));

    // when
    var failure = failure(router(first, second), REQUEST);

    // then
    assertThat(failure.reason()).isEqualTo(Reason.INVALID_REQUEST);
    assertThat(servers.asked("first")).isEqualTo(1);
    assertThat(servers.asked("second")).isZero();
  }

  @Test
  void shouldNotTryAgainWhatOnlyAPersonCanMend() {
    // given
    servers.answers("first", status(401));

    // when
    var failure = failure(router(first), REQUEST);

    // then
    assertThat(failure).hasMessage("first: it answered 401: check its API key");
    assertThat(servers.asked("first")).isEqualTo(1);
    assertThat(time.pauses).isEmpty();
  }

  @Test
  void shouldWaitAsLongAsTheServerAsks() {
    // given: both clocks are real, for the model keeps away by its own
    servers.answers("first", status(429).withHeader("Retry-After", "2"), text("Late"));
    var router = new Router(List.of(first), RouterSettings.USUAL, RouterMetrics.NONE);

    // when
    var result = ask(router, REQUEST, null);

    // then: not asked in between
    assertThat(result.answer().text()).isEqualTo("Late");
    assertThat(servers.asked("first")).isEqualTo(2);
  }

  @Test
  void shouldNotWaitBeyondTheDeadline() {
    // given
    servers.answers("first", status(429).withHeader("Retry-After", "7"), text("Late"));

    // when
    var failure = failure(router(first), REQUEST.withDeadline(Duration.ofSeconds(5)));

    // then
    assertThat(failure).hasMessageContaining("429");
    assertThat(time.pauses).isEmpty();
  }

  @Test
  void shouldLeaveAModelAloneThatFailsAgainAndAgain() {
    // given
    servers.answers("first", status(500));
    var router = router(first, second);

    // when
    for (int i = 0; i < 8; i++) {
      assertThat(ask(router, REQUEST, null).model()).isEqualTo("second");
    }

    // then
    assertThat(servers.asked("first")).isEqualTo(5);
    assertThat(router.route(REQUEST.route()).leftOut())
        .singleElement()
        .satisfies(
            choice -> {
              assertThat(choice.model()).isEqualTo("first");
              assertThat(choice.reason()).isEqualTo("it failed again and again, next try in 60 s");
            });
  }

  @Test
  void shouldUseAModelAgainWhenItIsBack() {
    // given
    servers.answers("first", status(500));
    var router = router(first, second);
    for (int i = 0; i < 5; i++) {
      ask(router, REQUEST, null);
    }

    // when
    time.pass(Duration.ofSeconds(60));
    servers.answers("first", text("Back"));

    // then
    assertThat(ask(router, REQUEST, null).answer().text()).isEqualTo("Back");
    assertThat(router.route(REQUEST.route()).leftOut()).isEmpty();
  }

  @Test
  void shouldFailAtOnceWhenAllAreLeftAlone() {
    // given
    servers.answers("first", status(500));
    var router = router(first);
    failure(router, REQUEST);
    failure(router, REQUEST);
    time.pauses.clear();

    // when / then
    assertThatThrownBy(() -> router.generate(REQUEST, null))
        .isInstanceOf(TextModelException.class)
        .hasMessageContaining("first: it failed again and again");
    assertThat(time.pauses).isEmpty();
  }

  @Test
  void shouldBeginAgainForAListenerThatCan() {
    // given
    servers.answers("first", half("Half of an answer"));
    var listener = new Recorder();

    // when
    var result = ask(router(first, second), REQUEST, listener);

    // then
    assertThat(listener.heard)
        .containsExactly(
            "Half of an answer", "restart first UNAVAILABLE second", "From the second");
    assertThat(result.answer().text()).isEqualTo("From the second");
  }

  @Test
  void shouldFailRatherThanMixAnswersForAListenerThatCannotBeTold() {
    // given
    servers.answers("first", half("Half of an answer"));
    var taker = new Taker();

    // when
    var generation = router(first, second).generate(REQUEST, taker);

    // then
    assertThat(Answers.failure(generation)).hasMessageContaining("broke off");
    assertThat(taker.text()).isEqualTo("Half of an answer");
    assertThat(servers.asked("second")).isZero();
  }

  @Test
  void shouldFallBackForAPlainListenerBeforeItsFirstText() {
    // given
    servers.answers("first", half(""));
    var taker = new Taker();

    // when
    var result = ask(router(first, second), REQUEST, taker);

    // then
    assertThat(result.model()).isEqualTo("second");
    assertThat(taker.text()).isEqualTo("From the second");
  }

  @Test
  void shouldReturnOneWholeAnswerWithoutAListener() {
    // given
    servers.answers("first", half("Half of an answer"));

    // when / then
    assertThat(ask(router(first, second), REQUEST, null).answer().text())
        .isEqualTo("From the second");
  }

  @Test
  void shouldCancelWhenTheListenerFailsAtBeginningAgain() {
    // given
    servers.answers("first", half("Half of an answer"));
    RoutedListener failing =
        new RoutedListener() {
          @Override
          public void onText(String chunk) {}

          @Override
          public void onRestart(Restart restart) {
            throw new IllegalStateException("The reader is gone");
          }
        };

    // when / then
    assertThat(ask(router(first, second), REQUEST, failing).answer().finish())
        .isEqualTo(Finish.CANCELLED);
    assertThat(servers.asked("second")).isZero();
  }

  @Test
  void shouldEndAtTheDeadline() {
    // given
    servers.answers("first", text("Too late").withFixedDelay(60_000));

    // when
    var failure = failure(router(first, second), REQUEST.withDeadline(Duration.ofMillis(300)));

    // then
    assertThat(failure.reason()).isEqualTo(Reason.TIMEOUT);
  }

  @Test
  void shouldRefuseAnAdapterThatNobodyHasAtOnce() {
    var chat = REQUEST.chat().withAdapter(AdapterUse.of("brand-v3"));
    var request = RoutedRequest.of(chat, "chat", Priority.QUALITY);
    assertThatThrownBy(() -> router(first, second).generate(request, null))
        .isInstanceOfSatisfying(
            TextModelException.class,
            failure -> assertThat(failure.reason()).isEqualTo(Reason.UNKNOWN_ADAPTER))
        .hasMessageContaining("brand-v3");
  }

  @Test
  void shouldEndAnAnswerSoftlyWhenTheBudgetIsSpent() {
    // given
    servers.answers("first", cut("Short", 7));
    var router = router(new BudgetSettings(0, 17, 100, Duration.ofDays(1), 10), first);
    var request = REQUEST.withBudgetKey("instance-1");

    // when: 2 estimated tokens of the prompt and 15 of the answer, of which 3 and 7 are taken
    var cut = ask(router, request, null);
    var rest = ask(router, request, null);
    var spent = ask(router, request, null);

    // then
    assertThat(servers.bodies("first"))
        .satisfiesExactly(
            body -> assertThat(body).contains("\"max_tokens\":15"),
            body -> assertThat(body).contains("\"max_tokens\":5"));
    assertThat(cut.budgetReached()).isFalse();
    assertThat(rest.budgetReached()).isTrue();
    assertThat(rest.answer().finish()).isEqualTo(Finish.LENGTH);
    assertThat(spent.budgetReached()).isTrue();
    assertThat(spent.answer().text()).isEmpty();
    assertThat(spent.answer().finish()).isEqualTo(Finish.LENGTH);
    assertThat(spent.model()).isNull();
  }

  private Router router(Candidate... candidates) {
    return router(BudgetSettings.NONE, candidates);
  }

  private Router router(BudgetSettings budget, Candidate... candidates) {
    return new Router(
        List.of(candidates), RouterSettings.USUAL.withBudget(budget), RouterMetrics.NONE, time);
  }

  private static RoutedResult ask(
      Router router, RoutedRequest request, @Nullable TextListener listener) {
    return router.generate(request, listener).routed().orTimeout(120, TimeUnit.SECONDS).join();
  }

  private static TextModelException failure(Router router, RoutedRequest request) {
    return Answers.failure(router.generate(request, null));
  }

  /** Writes down what it is told. */
  private static final class Recorder implements RoutedListener {

    private final List<String> heard = new ArrayList<>();

    @Override
    public void onText(String chunk) {
      heard.add(chunk);
    }

    @Override
    public void onRestart(Restart restart) {
      heard.add("restart %s %s %s".formatted(restart.failed(), restart.reason(), restart.next()));
    }
  }
}
