package dev.phoenix.model.router;

import static org.assertj.core.api.Assertions.assertThat;

import dev.phoenix.model.api.chat.Answers;
import dev.phoenix.model.api.chat.ChatRequest;
import dev.phoenix.model.api.chat.Taker;
import dev.phoenix.model.api.text.Sampling;
import dev.phoenix.model.api.text.TextModelException.Reason;
import dev.phoenix.model.router.bench.ChildBackend;
import dev.phoenix.model.router.remote.OpenAiChatModel;
import dev.phoenix.model.router.remote.RemoteSettings;
import java.util.List;
import java.util.Set;
import java.util.concurrent.CountDownLatch;
import java.util.concurrent.TimeUnit;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;

/** A backend process is killed in the middle of an answer. */
class KillTest {

  private static final RoutedRequest ENDLESS =
      RoutedRequest.of(
          ChatRequest.of("Tell a story without an end.", 0, Sampling.GREEDY),
          "chat",
          Priority.QUALITY);

  private ChildBackend victim;
  private ChildBackend steady;
  private OpenAiChatModel first;
  private OpenAiChatModel second;
  private Router router;

  @BeforeEach
  void start() throws Exception {
    victim = ChildBackend.start("victim");
    steady = ChildBackend.start("steady");
    first = model("victim", victim);
    second = model("steady", steady);
    router =
        new Router(
            List.of(
                new Candidate(first, Set.of(Group.COMPLEX), false),
                new Candidate(second, Set.of(Group.COMPLEX), false)),
            RouterSettings.USUAL,
            RouterMetrics.NONE);
  }

  @AfterEach
  void stop() {
    router.close();
    first.close();
    second.close();
    victim.close();
    steady.close();
  }

  @Test
  void shouldGoOnWithAWholeAnswerOfTheNextModel() throws Exception {
    // given
    var text = new StringBuffer();
    var begun = new CountDownLatch(1);
    var again = new CountDownLatch(3);
    var listener =
        new RoutedListener() {
          private volatile boolean restarted;

          @Override
          public void onText(String chunk) {
            text.append(chunk);
            begun.countDown();
            if (restarted) {
              again.countDown();
            }
          }

          @Override
          public void onRestart(Restart restart) {
            text.setLength(0);
            restarted = true;
          }
        };
    var generation = router.generate(ENDLESS, listener);
    assertThat(begun.await(90, TimeUnit.SECONDS)).isTrue();

    // when
    victim.kill();

    // then
    assertThat(again.await(90, TimeUnit.SECONDS)).isTrue();
    generation.cancel();
    var result = generation.routed().orTimeout(90, TimeUnit.SECONDS).join();
    assertThat(result.model()).isEqualTo("steady");
    assertThat(result.answer().text()).startsWith("steady says").isEqualTo(text.toString());
  }

  @Test
  void shouldFailClearlyForAListenerThatCannotBeTold() {
    // given
    var taker = new Taker();
    var generation = router.generate(ENDLESS, taker);
    taker.awaitText();

    // when
    victim.kill();

    // then
    assertThat(Answers.failure(generation).reason()).isEqualTo(Reason.UNAVAILABLE);
    assertThat(taker.text()).startsWith("victim ").doesNotContain("steady");
  }

  private static OpenAiChatModel model(String id, ChildBackend backend) {
    return new OpenAiChatModel(
        new RemoteSettings(id, backend.address(), id, null, Servers.PATIENT, 0));
  }
}
