package dev.phoenix.model.server.grpc;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;
import static org.awaitility.Awaitility.await;

import dev.phoenix.model.api.Brief;
import dev.phoenix.model.api.Finding;
import dev.phoenix.model.api.Health;
import dev.phoenix.model.api.ModelRuntimeClient;
import dev.phoenix.model.api.ModelRuntimeException;
import dev.phoenix.model.api.ModelRuntimeException.Reason;
import dev.phoenix.model.api.Prompt;
import dev.phoenix.model.check.Checker;
import dev.phoenix.model.server.loop.OmniLoop;
import dev.phoenix.model.server.writer.Completer;
import dev.phoenix.model.server.writer.Prompts;
import dev.phoenix.model.server.writer.WriterException;
import dev.phoenix.model.server.writer.WritingTask;
import dev.phoenix.model.server.writer.template.TemplateWriter;
import io.micrometer.core.instrument.simple.SimpleMeterRegistry;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.concurrent.CountDownLatch;
import java.util.concurrent.Executors;
import java.util.concurrent.atomic.AtomicInteger;
import java.util.function.Consumer;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;

/** The server and the real client, over a real port. */
@SuppressWarnings("NullAway.Init")
class ModelRuntimeServiceTest {

  private static final Brief BRIEF =
      new Brief(
          "autumn bread",
          "neighbours",
          "en",
          "friendly",
          List.of("from Monday on"),
          List.of("Acme"),
          List.of("cheap"),
          List.of("Bread"),
          280);

  private final Checker checker = new Checker(Prompts.SCAFFOLDING);
  private final PatientModel model = new PatientModel();
  private GrpcServer server;
  private ModelRuntimeClient client;

  @BeforeEach
  void start() {
    var template = new TemplateWriter(checker);
    var loop =
        new OmniLoop(
            List.of(model),
            template,
            checker,
            new SimpleMeterRegistry(),
            (brief, asked, draft) -> {});
    server =
        new GrpcServer(
            0, new ModelRuntimeService(loop, checker, List.of(model), new RequestQueue(1, 1)));
    server.start();
    client = ModelRuntimeClient.connect("127.0.0.1", server.port(), Duration.ofSeconds(60));
  }

  @AfterEach
  void stop() {
    model.go.countDown();
    client.close();
    server.stop();
  }

  @Test
  void shouldDraftWhatKeepsTheLimits() {
    // given
    model.go.countDown();

    // when
    var draft = client.draft(BRIEF, List.of(), "");

    // then
    assertThat(draft.writer()).isEqualTo("template");
    assertThat(checker.check(BRIEF, draft.text()).findings()).noneMatch(Finding::isError);
    assertThat(draft.summary()).contains("patient");
  }

  @Test
  void shouldCheckWithTheSameChecker() {
    // when
    var assessment = client.check(BRIEF, "Cheap bread");

    // then
    assertThat(assessment).isEqualTo(checker.check(BRIEF, "Cheap bread"));
  }

  @Test
  void shouldStreamACompletion() {
    // given
    model.go.countDown();
    var pieces = new ArrayList<String>();

    // when
    var completion = client.generate(prompt("Write"), pieces::add);

    // then
    assertThat(pieces).containsExactly("¡Pan ", "fresco! 🍞");
    assertThat(completion.text()).isEqualTo("¡Pan fresco! 🍞");
    assertThat(completion.model()).isEqualTo("patient");
  }

  @Test
  void shouldRefuseAtOnceWhenTheQueueIsFull() throws Exception {
    try (var threads = Executors.newVirtualThreadPerTaskExecutor()) {
      // given: one works, one waits
      var working = threads.submit(() -> client.draft(BRIEF, List.of(), ""));
      await().until(() -> model.asked.get() == 1);
      var refusals = new AtomicInteger();
      var waiting = threads.submit(() -> client.draft(BRIEF, List.of(), ""));

      // when
      await()
          .atMost(Duration.ofSeconds(30))
          .untilAsserted(
              () ->
                  assertThatThrownBy(
                          () -> {
                            refusals.incrementAndGet();
                            shortly().draft(BRIEF, List.of(), "");
                          })
                      .isInstanceOfSatisfying(
                          ModelRuntimeException.class,
                          e -> assertThat(e.reason()).isEqualTo(Reason.BUSY)));

      // then: checking does not wait behind drafts, and those who waited are served
      assertThat(client.check(BRIEF, "Bread").score()).isLessThan(1);
      model.go.countDown();
      assertThat(working.get().text()).isNotEmpty();
      assertThat(waiting.get().text()).isNotEmpty();
    }
  }

  @Test
  void shouldEndACallAtItsDeadline() {
    // when / then
    assertThatThrownBy(() -> shortly().draft(BRIEF, List.of(), ""))
        .isInstanceOfSatisfying(
            ModelRuntimeException.class,
            e -> {
              assertThat(e.reason()).isEqualTo(Reason.TOO_SLOW);
              assertThat(e.isRetryable()).isTrue();
            });
  }

  @Test
  void shouldNameAFieldThatIsOutOfRange() {
    // given
    var wrong =
        new Brief("", "", "xx", "", List.of(), List.of(), List.of(), List.of(), 1_000_000_000);

    // when / then
    assertThatThrownBy(() -> client.check(wrong, "text"))
        .isInstanceOfSatisfying(
            ModelRuntimeException.class,
            e -> {
              assertThat(e.reason()).isEqualTo(Reason.INVALID_REQUEST);
              assertThat(e.isRetryable()).isFalse();
            });
  }

  @Test
  void shouldRefuseAMegabyteBeforeItIsSent() {
    // when / then
    assertThatThrownBy(() -> client.check(BRIEF, "x".repeat(1 << 20)))
        .isInstanceOfSatisfying(
            ModelRuntimeException.class,
            e -> assertThat(e.reason()).isEqualTo(Reason.INVALID_REQUEST))
        .hasMessageContaining("shorten");
  }

  @Test
  void shouldTellItsHealth() {
    // when / then
    assertThat(client.health()).isEqualTo(Health.SERVING);
    server.stop();
    assertThat(client.health()).isEqualTo(Health.UNREACHABLE);
  }

  @Test
  void shouldAnswerWhatIsUnderWayWhenItStops() throws Exception {
    try (var threads = Executors.newVirtualThreadPerTaskExecutor()) {
      // given
      var working = threads.submit(() -> client.draft(BRIEF, List.of(), ""));
      await().until(() -> model.asked.get() == 1);

      // when
      var stopped = threads.submit(() -> server.stop());
      model.go.countDown();

      // then
      assertThat(working.get().text()).isNotEmpty();
      stopped.get();
    }
  }

  private ModelRuntimeClient shortly() {
    return ModelRuntimeClient.connect("127.0.0.1", server.port(), Duration.ofMillis(500));
  }

  private static Prompt prompt(String text) {
    return new Prompt(text, "", "", 32, 0f, 1);
  }

  /** A model that answers when it is told to, and breaks limits. */
  private static final class PatientModel implements Completer {

    private final CountDownLatch go = new CountDownLatch(1);
    private final AtomicInteger asked = new AtomicInteger();

    @Override
    public String name() {
      return "patient";
    }

    @Override
    public boolean available() {
      return true;
    }

    @Override
    public String write(WritingTask task) throws WriterException {
      asked.incrementAndGet();
      pause();
      return "cheap";
    }

    @Override
    public Tokens complete(String system, String prompt, Sampling sampling, Consumer<String> onText)
        throws WriterException {
      asked.incrementAndGet();
      pause();
      onText.accept("¡Pan ");
      onText.accept("fresco! 🍞");
      return new Tokens(3, 4);
    }

    private void pause() throws WriterException {
      try {
        go.await();
      } catch (InterruptedException e) {
        Thread.currentThread().interrupt();
        throw new WriterException("interrupted");
      }
    }
  }
}
