package dev.phoenix.model.server.grpc;

import static dev.phoenix.model.server.grpc.LocalRuntime.BRIEF;
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;
import static org.awaitility.Awaitility.await;

import dev.phoenix.model.api.Draft;
import dev.phoenix.model.api.ModelRuntimeClient;
import dev.phoenix.model.api.ModelRuntimeException;
import dev.phoenix.model.api.ModelRuntimeException.Reason;
import dev.phoenix.model.api.Prompt;
import java.time.Duration;
import java.util.List;
import java.util.concurrent.Callable;
import java.util.concurrent.CountDownLatch;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.concurrent.Future;
import org.awaitility.core.ConditionFactory;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;

/** More callers than places, callers that do not wait, and a server that stops. */
class BusyRuntimeTest {

  private final LocalRuntime runtime = new LocalRuntime();
  private final ModelRuntimeClient client = runtime.client();
  private final ExecutorService threads = Executors.newVirtualThreadPerTaskExecutor();

  @AfterEach
  void stop() {
    runtime.model.go.countDown();
    threads.close();
    client.close();
    runtime.close();
  }

  @Test
  void shouldRefuseAtOnceWhenTheQueueIsFull() throws Exception {
    // given: one works, one waits
    var first = submit(this::draft);
    patiently().until(() -> runtime.model.asked.get() == 1);
    var second = submit(this::draft);
    var third = submit(this::draft);

    // when: whichever of the two came last is refused while nobody has been answered
    patiently().until(() -> second.isDone() || third.isDone());
    var refused = second.isDone() ? second : third;
    var waiting = second.isDone() ? third : second;

    // then
    assertThatThrownBy(refused::get)
        .cause()
        .isInstanceOfSatisfying(
            ModelRuntimeException.class,
            e -> {
              assertThat(e.reason()).isEqualTo(Reason.BUSY);
              assertThat(e.isRetryable()).isTrue();
            });
    assertThat(first.isDone()).isFalse();
    runtime.model.go.countDown();
    assertThat(first.get().text()).isNotEmpty();
    assertThat(waiting.get().text()).isNotEmpty();
  }

  @Test
  void shouldCheckWhileTheQueueIsFull() throws Exception {
    // given
    var working = submit(this::draft);
    patiently().until(() -> runtime.model.asked.get() == 1);

    // when
    var assessment = client.check(BRIEF, "Bread");

    // then
    assertThat(assessment.hasError()).isTrue();
    assertThat(working.isDone()).isFalse();
  }

  @Test
  void shouldEndACallAtItsDeadlineAndStopWorkingOnIt() {
    try (var hasty = runtime.client(Duration.ofMillis(500))) {
      // when / then
      assertThatThrownBy(() -> hasty.draft(BRIEF, List.of(), ""))
          .isInstanceOfSatisfying(
              ModelRuntimeException.class,
              e -> {
                assertThat(e.reason()).isEqualTo(Reason.TOO_SLOW);
                assertThat(e.isRetryable()).isTrue();
              });
    }
    // the deadline may have passed before the model was even asked
    patiently().until(() -> runtime.model.interrupted.get() == runtime.model.asked.get());
  }

  @Test
  void shouldGiveThePlaceOfACallerThatIsGoneToTheNext() throws Exception {
    // given
    var impatient = runtime.client();
    var gone = submit(() -> impatient.draft(BRIEF, List.of(), ""));
    patiently().until(() -> runtime.model.asked.get() == 1);

    // when
    impatient.close();

    // then
    assertThatThrownBy(gone::get).hasCauseInstanceOf(ModelRuntimeException.class);
    patiently().until(() -> runtime.model.interrupted.get() == 1);
    var next = submit(this::draft);
    patiently().until(() -> runtime.model.asked.get() == 2);
    runtime.model.go.countDown();
    assertThat(next.get().text()).isNotEmpty();
  }

  @Test
  void shouldStopGeneratingWhenTheReaderIsGone() throws Exception {
    // given
    var reader = runtime.client();
    var began = new CountDownLatch(1);
    var reading = submit(() -> reader.generate(Prompt.of("Write"), text -> began.countDown()));
    began.await();

    // when
    reader.close();

    // then
    assertThatThrownBy(reading::get).hasCauseInstanceOf(ModelRuntimeException.class);
    patiently().until(() -> runtime.model.interrupted.get() == 1);
  }

  @Test
  void shouldStopGeneratingWhenTheReaderFails() {
    // when
    assertThatThrownBy(
            () ->
                client.generate(
                    Prompt.of("Write"),
                    text -> {
                      throw new IllegalStateException("the reader's own fault");
                    }))
        .hasMessage("the reader's own fault");

    // then: the place is free again, whether or not the model had been asked before
    patiently().until(() -> runtime.model.interrupted.get() == runtime.model.asked.get());
    runtime.model.go.countDown();
    assertThat(draft().text()).isNotEmpty();
  }

  @Test
  void shouldAnswerWhatIsUnderWayWhenItStops() throws Exception {
    // given
    var working = submit(this::draft);
    patiently().until(() -> runtime.model.asked.get() == 1);

    // when
    var stopped = threads.submit(() -> runtime.server.stop());
    runtime.model.go.countDown();

    // then
    assertThat(working.get().text()).isNotEmpty();
    stopped.get();
    assertThatThrownBy(this::draft)
        .isInstanceOfSatisfying(
            ModelRuntimeException.class, e -> assertThat(e.reason()).isEqualTo(Reason.UNAVAILABLE));
  }

  private Draft draft() {
    return client.draft(BRIEF, List.of(), "");
  }

  private <T> Future<T> submit(Callable<T> call) {
    return threads.submit(call);
  }

  private static ConditionFactory patiently() {
    return await().atMost(Duration.ofSeconds(90));
  }
}
