package dev.phoenix.model.llama.engine;

import static dev.phoenix.model.llama.engine.Engines.greedy;
import static org.assertj.core.api.Assertions.assertThat;

import dev.phoenix.model.api.text.PromptPart;
import dev.phoenix.model.api.text.TextGeneration;
import dev.phoenix.model.api.text.TextModel;
import dev.phoenix.model.api.text.TextResult;
import dev.phoenix.model.llama.binding.NativeModel;
import dev.phoenix.model.llama.testmodel.BareLoop;
import dev.phoenix.model.llama.testmodel.Natives;
import dev.phoenix.model.llama.testmodel.TinyModel;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.Collections;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Random;
import java.util.concurrent.TimeUnit;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

/** Requests that run together get the text that each gets alone. */
class BatchingTest {

  private static final int TOKENS = 20;

  /** Batches add numbers in another order, so only a choice clearer than rounding must stay. */
  private static final double CLEAR = 1e-3;

  @TempDir static Path folder;
  private static Path file;

  /** Prompts with the text that a loop of one sequence makes of them. */
  private static final Map<String, String> ALONE = new LinkedHashMap<>();

  @BeforeAll
  static void generateAlone() throws Exception {
    file = TinyModel.SMALL.write(folder);
    Random random = new Random(1);
    try (NativeModel bare = NativeModel.load(Natives.load(), file);
        BareLoop loop = new BareLoop(bare, 1, true)) {
      while (ALONE.size() < 250) {
        String prompt = prompt(random);
        int[] tokens = loop.generate(bare.vocabulary().tokenize(prompt, false), TOKENS);
        if (loop.margin() > CLEAR) {
          Answer answer = new Answer(List.of());
          for (int token : tokens) {
            answer.add(bare.vocabulary().piece(token));
          }
          answer.end();
          ALONE.put(prompt, answer.text());
        }
      }
    }
  }

  /** Some begin alike, some are short, some need several chunks. */
  private static String prompt(Random random) {
    StringBuilder prompt = new StringBuilder(random.nextBoolean() ? "Write a post about " : "");
    int words = 1 + random.nextInt(random.nextInt(4) == 0 ? 26 : 6);
    for (int i = 0; i < words; i++) {
      prompt.append(List.of("bread", "tea", "ñu", "rain", "x", "maps").get(random.nextInt(6)));
      prompt.append(random.nextInt(100)).append(' ');
    }
    return prompt.toString();
  }

  @ParameterizedTest
  @CsvSource({"6, 4, 256, 67108864", "1, 7, 5, 67108864", "1, 3, 64, 0", "1, 4, 32, 40000"})
  void shouldGiveManyRequestsTheirOwnText(int rounds, int parallel, int chunk, long cacheBytes)
      throws Exception {
    // given
    LlamaSettings settings =
        Engines.settings()
            .withRequests(parallel, 1_500)
            .withPrefillChunk(chunk)
            .withCacheBytes(cacheBytes);
    List<String> prompts = new ArrayList<>();
    for (int i = 0; i < rounds; i++) {
      prompts.addAll(ALONE.keySet());
    }
    Collections.shuffle(prompts, new Random(parallel));
    try (TextModel model = LlamaCppTextModel.load(file, settings)) {
      // when
      List<TextGeneration> generations =
          prompts.stream().map(prompt -> model.generate(greedy(prompt, TOKENS), null)).toList();
      // then
      for (int i = 0; i < prompts.size(); i++) {
        TextResult result = generations.get(i).result().get(120, TimeUnit.SECONDS);
        assertThat(result.text()).isEqualTo(ALONE.get(prompts.get(i)));
      }
      assertThat(model.stats().requests()).isEqualTo(prompts.size());
      assertThat(model.stats().cachedTokens() > 0).isEqualTo(cacheBytes > 0);
      assertThat(model.stats().cacheBytes()).isLessThanOrEqualTo(cacheBytes);
    }
  }

  @Test
  void shouldMakeRoomInARowInAFullContext() throws Exception {
    // given requests that fill their share of the context, so that free cells lie scattered
    LlamaSettings settings =
        Engines.settings()
            .withContextLength(64)
            .withRequests(4, 400)
            .withPrefillChunk(44)
            .withCacheBytes(0);
    try (TextModel model = LlamaCppTextModel.load(file, settings)) {
      Map<String, TextGeneration> generations = new LinkedHashMap<>();
      // when
      for (String prompt : ALONE.keySet()) {
        if (model.countTokens(PromptPart.plain(prompt)) <= 64 - TOKENS) {
          generations.put(prompt, model.generate(greedy(prompt, TOKENS), null));
        }
      }
      // then
      assertThat(generations).hasSizeGreaterThan(100);
      for (Map.Entry<String, TextGeneration> each : generations.entrySet()) {
        assertThat(each.getValue().result().get(120, TimeUnit.SECONDS).text())
            .isEqualTo(ALONE.get(each.getKey()));
      }
    }
  }

  @Test
  void shouldDecodeForTwoModelsInTurns() throws Exception {
    // given
    LlamaSettings settings = Engines.settings().withRequests(4, 400);
    try (TextModel one = LlamaCppTextModel.load(file, settings);
        TextModel other = LlamaCppTextModel.load(file, settings.withCacheBytes(0))) {
      Map<TextGeneration, String> expected = new LinkedHashMap<>();
      // when
      ALONE.forEach(
          (prompt, text) -> {
            expected.put(one.generate(greedy(prompt, TOKENS), null), text);
            expected.put(other.generate(greedy(prompt, TOKENS), null), text);
          });
      // then
      for (Map.Entry<TextGeneration, String> each : expected.entrySet()) {
        assertThat(each.getKey().result().get(120, TimeUnit.SECONDS).text())
            .isEqualTo(each.getValue());
      }
    }
  }

  @Test
  void shouldComputeOneStepForAllThatRun() throws Exception {
    // given four requests that are all there when the first step begins
    LlamaSettings settings = Engines.settings().withCacheBytes(0);
    try (TextModel model = LlamaCppTextModel.load(file, settings)) {
      List<String> prompts = List.copyOf(ALONE.keySet()).subList(0, 4);
      List<TextGeneration> generations = new ArrayList<>();
      DecodeThread.shared()
          .call(
              () -> {
                for (String prompt : prompts) {
                  generations.add(model.generate(greedy(prompt, 60), null));
                }
                return true;
              });
      // when
      for (TextGeneration generation : generations) {
        generation.result().get(60, TimeUnit.SECONDS);
      }
      // then all prompts fit one chunk, so each step gave each request a token
      assertThat(model.stats().generatedTokens()).isEqualTo(240);
      assertThat(model.stats().steps()).isBetween(60L, 64L);
    }
  }

  @Test
  void shouldLetAnswersGoOnWhileALongPromptIsRead() throws Exception {
    // given a prompt of many chunks and a short one, there at once
    LlamaSettings settings = Engines.settings().withPrefillChunk(4).withCacheBytes(0);
    try (TextModel model = LlamaCppTextModel.load(file, settings)) {
      List<TextGeneration> generations = new ArrayList<>();
      DecodeThread.shared()
          .call(
              () -> {
                String longPrompt = "tea and rain ".repeat(15);
                generations.add(model.generate(greedy(longPrompt, 4), null));
                generations.add(model.generate(greedy("ab", 12), null));
                return true;
              });
      // when
      long stepsOfLong = model.countTokens(PromptPart.plain("tea and rain ".repeat(15))) / 4;
      for (TextGeneration generation : generations) {
        generation.result().get(60, TimeUnit.SECONDS);
      }
      // then all 12 tokens of the short answer came in steps that read the long prompt
      assertThat(stepsOfLong).isGreaterThan(12);
      assertThat(model.stats().steps()).isLessThan(stepsOfLong + 10);
    }
  }
}
