package dev.phoenix.model.router;

import static dev.phoenix.model.router.Servers.half;
import static org.assertj.core.api.Assertions.assertThat;

import dev.phoenix.model.api.chat.Answers;
import dev.phoenix.model.api.chat.Taker;
import dev.phoenix.model.api.text.TextResult.Finish;
import java.util.ArrayList;
import java.util.List;
import org.junit.jupiter.api.Test;

/** An answer is of one model, whatever its listener can be told. */
class OneAnswerTest extends TwoModels {

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
