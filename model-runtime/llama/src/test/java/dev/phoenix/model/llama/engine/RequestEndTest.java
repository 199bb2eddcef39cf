package dev.phoenix.model.llama.engine;

import static dev.phoenix.model.llama.engine.Engines.ask;
import static dev.phoenix.model.llama.engine.Engines.greedy;
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;
import static org.awaitility.Awaitility.await;

import dev.phoenix.model.api.text.AdapterUse;
import dev.phoenix.model.api.text.PromptPart;
import dev.phoenix.model.api.text.Sampling;
import dev.phoenix.model.api.text.TextGeneration;
import dev.phoenix.model.api.text.TextModel;
import dev.phoenix.model.api.text.TextModelException;
import dev.phoenix.model.api.text.TextModelException.Reason;
import dev.phoenix.model.api.text.TextRequest;
import dev.phoenix.model.api.text.TextResult;
import dev.phoenix.model.llama.testmodel.TinyModel;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.util.List;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.ExecutionException;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.atomic.AtomicReference;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** How requests end other than well, and what is refused. */
class RequestEndTest {

  private static final TinyModel LONG = new TinyModel(64, 2, 4, 2, 96, 384, 65_536, false, 7);
  private static final String PROMPT = "Draft a post about bread";

  /** Far more than a test waits for, so that only its cancelling ends it. */
  private static final TextRequest ENDLESS = greedy(PROMPT, 60_000);

  @TempDir static Path folder;
  private static Path file;

  @BeforeAll
  static void write() throws Exception {
    file = LONG.write(folder);
  }

  private static LlamaSettings one(int queue) {
    return Engines.settings().withContextLength(65_536).withRequests(1, queue);
  }

  @Test
  void shouldEndACancelledRequestAndFreeItsSlot() throws Exception {
    try (TextModel model = LlamaCppTextModel.load(file, one(1))) {
      // given
      CompletableFuture<String> first = new CompletableFuture<>();
      TextGeneration generation = model.generate(ENDLESS, first::complete);
      first.get(60, TimeUnit.SECONDS);
      // when
      generation.cancel();
      generation.cancel();
      TextResult result = generation.result().get(60, TimeUnit.SECONDS);
      // then
      assertThat(result.finish()).isEqualTo(TextResult.Finish.CANCELLED);
      assertThat(result.generatedTokens()).isBetween(1, 59_999);
      assertThat(result.text()).startsWith(first.join());
      assertThat(ask(model, greedy(PROMPT, 4)).generatedTokens()).isEqualTo(4);
      assertThat(model.stats().running()).isZero();
    }
  }

  @Test
  void shouldCancelARequestThatWaits() throws Exception {
    try (TextModel model = LlamaCppTextModel.load(file, one(2))) {
      // given
      TextGeneration running = model.generate(ENDLESS, null);
      TextGeneration waiting = model.generate(ENDLESS, null);
      // when
      waiting.cancel();
      TextResult result = waiting.result().get(60, TimeUnit.SECONDS);
      // then
      assertThat(result.finish()).isEqualTo(TextResult.Finish.CANCELLED);
      assertThat(result.generatedTokens()).isZero();
      assertThat(result.text()).isEmpty();
      assertThat(running.result()).isNotDone();
      running.cancel();
    }
  }

  @Test
  void shouldCancelWhatAListenerFailsAt() throws Exception {
    try (TextModel model = LlamaCppTextModel.load(file, one(0))) {
      TextGeneration generation =
          model.generate(
              ENDLESS,
              chunk -> {
                throw new IllegalStateException("The connection is gone");
              });
      assertThat(generation.result().get(60, TimeUnit.SECONDS).finish())
          .isEqualTo(TextResult.Finish.CANCELLED);
    }
  }

  @Test
  void shouldNotWaitForASlowListener() throws Exception {
    try (TextModel model = LlamaCppTextModel.load(file, one(4))) {
      // given
      Pause pause = new Pause();
      TextGeneration slow = model.generate(greedy(PROMPT, 40), pause);
      pause.awaitText();
      // when
      TextResult other = ask(model, greedy("Another prompt", 40));
      // then
      assertThat(other.generatedTokens()).isEqualTo(40);
      assertThat(slow.result()).isNotDone();
      pause.release();
      assertThat(slow.result().get(60, TimeUnit.SECONDS).generatedTokens()).isEqualTo(40);
    }
  }

  @Test
  void shouldRefuseMoreThanTheQueueHolds() throws Exception {
    try (TextModel model = LlamaCppTextModel.load(file, one(1))) {
      TextGeneration running = model.generate(ENDLESS, null);
      TextGeneration waiting = model.generate(greedy(PROMPT, 4), null);
      refused(model, greedy(PROMPT, 4), Reason.QUEUE_FULL);
      running.cancel();
      assertThat(waiting.result().get(60, TimeUnit.SECONDS).generatedTokens()).isEqualTo(4);
      assertThat(ask(model, greedy(PROMPT, 4)).generatedTokens()).isEqualTo(4);
    }
  }

  @Test
  void shouldFailAllRequestsWhenItCloses() throws Exception {
    // given
    TextModel model = LlamaCppTextModel.load(file, one(1));
    TextGeneration running = model.generate(ENDLESS, null);
    TextGeneration waiting = model.generate(ENDLESS, chunk -> {});
    // when
    model.close();
    model.close();
    // then
    for (TextGeneration each : List.of(running, waiting)) {
      assertThatThrownBy(() -> each.result().get(60, TimeUnit.SECONDS))
          .isInstanceOf(ExecutionException.class)
          .cause()
          .isInstanceOfSatisfying(
              TextModelException.class, e -> assertThat(e.reason()).isEqualTo(Reason.CLOSED));
    }
    refused(model, greedy(PROMPT, 4), Reason.CLOSED);
    running.cancel();
    assertThat(model.stats().requests()).isEqualTo(2);
  }

  @Test
  void shouldRefuseWhatDoesNotFit() throws Exception {
    try (TextModel model = LlamaCppTextModel.load(file, one(4).withContextLength(64))) {
      int prompt = model.countTokens(PromptPart.plain(PROMPT));
      assertThat(ask(model, greedy(PROMPT, 64 - prompt)).promptTokens()).isEqualTo(prompt);
      refused(model, greedy(PROMPT, 65 - prompt), Reason.CONTEXT_EXCEEDED);
      refused(model, greedy("long ".repeat(2_000_000), 1), Reason.CONTEXT_EXCEEDED);
      refused(model, greedy(PROMPT, Integer.MAX_VALUE), Reason.CONTEXT_EXCEEDED);
      refused(model, greedy("", 4), Reason.INVALID_REQUEST);
      refused(model, greedy(PROMPT, 4).withAdapter(AdapterUse.of("none")), Reason.UNKNOWN_ADAPTER);
    }
  }

  @Test
  void shouldFailOnlyTheRequestThatMeetsBrokenWeights() throws Exception {
    // given a model that answers with what is not a number once it reads a certain token
    Path broken =
        TinyModel.SMALL.writeWithBrokenToken(
            Files.createDirectories(folder.resolve("broken")), '!');
    try (TextModel model = LlamaCppTextModel.load(broken, Engines.settings())) {
      // when
      TextGeneration failing = model.generate(greedy("Oh no!", 4), null);
      // then
      assertThatThrownBy(() -> failing.result().get(60, TimeUnit.SECONDS))
          .cause()
          .isInstanceOfSatisfying(
              TextModelException.class, e -> assertThat(e.reason()).isEqualTo(Reason.FAILED))
          .hasMessageContaining("weights");
      assertThat(ask(model, greedy("Oh", 4)).generatedTokens()).isPositive();
    }
  }

  @Test
  void shouldRunCallbacksOffTheDecodeThread() throws Exception {
    try (TextModel model = LlamaCppTextModel.load(file, one(4))) {
      AtomicReference<TextResult> inner = new AtomicReference<>();
      model
          .generate(TextRequest.of(PROMPT, 4, Sampling.GREEDY), null)
          .result()
          .thenAccept(r -> inner.set(model.generate(greedy(PROMPT, 4), null).result().join()));
      await().atMost(Duration.ofSeconds(60)).until(() -> inner.get() != null);
    }
  }

  private static void refused(TextModel model, TextRequest request, Reason reason) {
    assertThatThrownBy(() -> model.generate(request, null))
        .isInstanceOfSatisfying(
            TextModelException.class, e -> assertThat(e.reason()).isEqualTo(reason));
  }
}
