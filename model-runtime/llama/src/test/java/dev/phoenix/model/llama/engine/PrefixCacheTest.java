package dev.phoenix.model.llama.engine;

import static dev.phoenix.model.llama.engine.Engines.ask;
import static dev.phoenix.model.llama.engine.Engines.greedy;
import static org.assertj.core.api.Assertions.assertThat;
import static org.awaitility.Awaitility.await;

import dev.phoenix.model.api.text.AdapterUse;
import dev.phoenix.model.api.text.TextModel;
import dev.phoenix.model.api.text.TextRequest;
import dev.phoenix.model.api.text.TextResult;
import dev.phoenix.model.llama.testmodel.TinyModel;
import java.nio.file.Path;
import java.time.Duration;
import java.util.concurrent.TimeUnit;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

class PrefixCacheTest {

  private static final String BRIEF = "Write about tea and rain. Channel: feed.";

  @TempDir static Path folder;
  private static Path file;

  @BeforeAll
  static void write() throws Exception {
    file = TinyModel.SMALL.write(folder);
  }

  @Test
  void shouldReuseTheAnswerOfAnEarlierRound() throws Exception {
    try (TextModel model = LlamaCppTextModel.load(file, Engines.settings());
        TextModel without = LlamaCppTextModel.load(file, Engines.settings().withCacheBytes(0))) {
      // given
      TextResult draft = ask(model, greedy(BRIEF, 24));
      String second = BRIEF + "abc" + " Too long.";
      // when
      TextResult result = ask(model, greedy(second, 24));
      // then
      assertThat(draft.cachedTokens()).isZero();
      assertThat(result.cachedTokens()).isEqualTo(draft.promptTokens());
      assertThat(result.text()).isEqualTo(ask(without, greedy(second, 24)).text());
      assertThat(model.stats().promptTokens())
          .isEqualTo(draft.promptTokens() + result.promptTokens() - result.cachedTokens());
    }
  }

  @Test
  void shouldKeepKeysAndValuesOfGeneratedTokens() throws Exception {
    // given an answer that makes the same tokens when it is read again
    try (TextModel model = LlamaCppTextModel.load(file, Engines.settings())) {
      TextResult draft = ask(model, greedy(BRIEF, 1));
      int most = 0;
      // when
      for (int length = 1; length < 12; length++) {
        TextResult first = ask(model, greedy(BRIEF, length));
        TextResult second = ask(model, greedy(BRIEF + first.text() + " More.", 1));
        most = Math.max(most, second.cachedTokens());
      }
      // then
      assertThat(most).isGreaterThan(draft.promptTokens());
    }
  }

  @Test
  void shouldComputeAtLeastTheLastTokenOfAKnownPrompt() throws Exception {
    try (TextModel model = LlamaCppTextModel.load(file, Engines.settings())) {
      TextResult first = ask(model, greedy(BRIEF, 8));
      TextResult second = ask(model, greedy(BRIEF, 8));
      assertThat(second.cachedTokens()).isEqualTo(first.promptTokens() - 1);
      assertThat(second.text()).isEqualTo(first.text());
    }
  }

  @Test
  void shouldTakeNothingThatAnotherAdapterOrScaleComputed() throws Exception {
    // given
    Path adapter = TinyModel.SMALL.writeAdapter(folder, "adapter", 8, 2);
    try (TextModel model = LlamaCppTextModel.load(file, Engines.settings());
        TextModel without = LlamaCppTextModel.load(file, Engines.settings().withCacheBytes(0))) {
      model.loadAdapter("a", adapter);
      without.loadAdapter("a", adapter);
      ask(model, greedy(BRIEF, 24));
      for (float scale : new float[] {1, 0.5f}) {
        TextRequest request = greedy(BRIEF, 24).withAdapter(new AdapterUse("a", scale));
        // when
        TextResult first = ask(model, request);
        TextResult second = ask(model, request);
        // then
        assertThat(first.cachedTokens()).as("scale %s", scale).isZero();
        assertThat(second.cachedTokens()).isPositive();
        assertThat(first.text()).isEqualTo(ask(without, request).text());
      }
    }
  }

  @Test
  void shouldStayWithinItsBytes() throws Exception {
    // given room for about two of these sequences
    try (TextModel model =
        LlamaCppTextModel.load(file, Engines.settings().withCacheBytes(60_000))) {
      // when
      for (String subject : new String[] {"tea", "rain", "bread", "maps", "tea"}) {
        ask(model, greedy(subject + " is what this post is about, really", 16));
        assertThat(model.stats().cacheBytes()).isLessThanOrEqualTo(60_000);
      }
      // then the first had gone
      await().atMost(Duration.ofSeconds(60)).until(() -> model.stats().evictions() >= 3);
      assertThat(model.stats().cachedTokens()).isZero();
    }
  }

  @Test
  void shouldKeepNothingThatIsLargerThanTheCache() throws Exception {
    try (TextModel model = LlamaCppTextModel.load(file, Engines.settings().withCacheBytes(1_000))) {
      ask(model, greedy(BRIEF, 16));
      ask(model, greedy(BRIEF, 16));
      assertThat(model.stats().cacheBytes()).isZero();
      assertThat(model.stats().cachedTokens()).isZero();
    }
  }

  @Test
  void shouldShareWhatARunningRequestHasComputed() throws Exception {
    // given a request that has begun to answer and ends later
    try (TextModel model = LlamaCppTextModel.load(file, Engines.settings());
        TextModel without = LlamaCppTextModel.load(file, Engines.settings().withCacheBytes(0))) {
      Pause pause = new Pause();
      var running = model.generate(greedy(BRIEF, 150), pause);
      pause.awaitText();
      // when
      TextResult result = ask(model, greedy(BRIEF, 8));
      // then
      assertThat(result.cachedTokens()).isEqualTo(result.promptTokens() - 1);
      pause.release();
      assertThat(running.result().get(60, TimeUnit.SECONDS).text())
          .isEqualTo(ask(without, greedy(BRIEF, 150)).text())
          .startsWith(result.text());
    }
  }
}
