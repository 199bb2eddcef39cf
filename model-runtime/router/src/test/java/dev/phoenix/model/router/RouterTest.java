package dev.phoenix.model.router;

import static dev.phoenix.model.router.Servers.cut;
import static dev.phoenix.model.router.Servers.status;
import static dev.phoenix.model.router.Servers.text;
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import dev.phoenix.model.api.text.AdapterUse;
import dev.phoenix.model.api.text.TextModelException;
import dev.phoenix.model.api.text.TextModelException.Reason;
import dev.phoenix.model.api.text.TextResult.Finish;
import dev.phoenix.model.router.budget.BudgetSettings;
import java.time.Duration;
import java.util.List;
import org.junit.jupiter.api.Test;

/** What becomes of a request when models fail. */
class RouterTest extends TwoModels {

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
    servers.answers("first", status(429).withHeader("Retry-After", "300"), text("Late"));

    // when
    var failure = failure(router(first), REQUEST.withDeadline(Duration.ofSeconds(120)));

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
}
