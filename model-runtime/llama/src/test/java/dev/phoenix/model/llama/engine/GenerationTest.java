package dev.phoenix.model.llama.engine;

import static dev.phoenix.model.llama.engine.Engines.ask;
import static dev.phoenix.model.llama.engine.Engines.greedy;
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.within;

import dev.phoenix.model.api.text.PromptPart;
import dev.phoenix.model.api.text.Sampling;
import dev.phoenix.model.api.text.TextModel;
import dev.phoenix.model.api.text.TextRequest;
import dev.phoenix.model.api.text.TextResult;
import dev.phoenix.model.llama.binding.NativeModel;
import dev.phoenix.model.llama.testmodel.BareLoop;
import dev.phoenix.model.llama.testmodel.Natives;
import dev.phoenix.model.llama.testmodel.TinyModel;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.concurrent.TimeUnit;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

class GenerationTest {

  private static final String PROMPT = "Draft a post about bread";

  @TempDir static Path folder;
  private static Path file;
  private static TextModel model;

  @BeforeAll
  static void load() throws Exception {
    file = TinyModel.SMALL.write(folder);
    model = LlamaCppTextModel.load(file, Engines.settings());
  }

  @AfterAll
  static void close() {
    model.close();
  }

  @Test
  void shouldGenerateWhatABareLoopGenerates() throws Exception {
    // given
    StringBuilder expected = new StringBuilder();
    double logProbability;
    try (NativeModel bare = NativeModel.load(Natives.load(), file);
        BareLoop loop = new BareLoop(bare, 1, true)) {
      int[] tokens = loop.generate(bare.vocabulary().tokenize(PROMPT, false), 48);
      Answer answer = new Answer(List.of());
      for (int token : tokens) {
        expected.append(answer.add(bare.vocabulary().piece(token)));
      }
      expected.append(answer.end());
      logProbability = loop.logProbability() / tokens.length;
    }
    // when
    TextResult result = ask(model, greedy(PROMPT, 48));
    // then
    assertThat(result.text()).isEqualTo(expected.toString()).isNotEmpty();
    assertThat(result.finish()).isEqualTo(TextResult.Finish.LENGTH);
    assertThat(result.generatedTokens()).isEqualTo(48);
    assertThat(result.promptTokens()).isEqualTo(model.countTokens(PromptPart.plain(PROMPT)));
    assertThat(result.meanLogProbability()).isNegative().isCloseTo(logProbability, within(1e-4));
  }

  @Test
  void shouldStreamTheResultsTextInOrder() throws Exception {
    List<String> chunks = new ArrayList<>();
    TextResult result =
        model.generate(greedy(PROMPT, 64), chunks::add).result().get(60, TimeUnit.SECONDS);
    assertThat(String.join("", chunks)).isEqualTo(result.text());
    assertThat(chunks).hasSizeGreaterThan(8).doesNotContain("");
  }

  @Test
  void shouldDrawTheSameTextFromTheSameSeed() throws Exception {
    // given
    Sampling sampling = new Sampling(0.9, 40, 0.95, 0.02, 1.1, 64, 11);
    TextRequest request = TextRequest.of(PROMPT, 64, sampling);
    // when
    TextResult first = ask(model, request);
    TextResult second = ask(model, request);
    TextResult other = ask(model, TextRequest.of(PROMPT, 64, Sampling.at(0.9, 12)));
    // then
    assertThat(second.text()).isEqualTo(first.text());
    assertThat(other.text()).isNotEqualTo(first.text());
  }

  @Test
  void shouldStopBeforeAStopThatSpansTokens() throws Exception {
    // given
    String whole = ask(model, greedy(PROMPT, 64)).text();
    String stop = whole.substring(whole.length() / 2, whole.length() / 2 + 4);
    List<String> chunks = new ArrayList<>();
    // when
    TextResult result =
        model
            .generate(greedy(PROMPT, 64).withStops("never", stop), chunks::add)
            .result()
            .get(60, TimeUnit.SECONDS);
    // then
    assertThat(result.finish()).isEqualTo(TextResult.Finish.STOP);
    assertThat(result.text()).isEqualTo(whole.substring(0, whole.indexOf(stop)));
    assertThat(String.join("", chunks)).isEqualTo(result.text());
    assertThat(result.generatedTokens()).isLessThan(64);
  }

  @Test
  void shouldKeepTextFromBecomingSpecialTokens() {
    int plain = model.countTokens(List.of(new PromptPart.Plain("<|end|>")));
    int control = model.countTokens(List.of(new PromptPart.Control("<|end|>")));
    assertThat(control).isEqualTo(1);
    assertThat(plain).isGreaterThan(1);
  }

  @Test
  void shouldEndWhereTheModelEndsTheText() throws Exception {
    // given a model whose every next token is the one that ends a text
    Path ending = folder.resolve("ending");
    Files.createDirectories(ending);
    try (TextModel brief =
        LlamaCppTextModel.load(TinyModel.SMALL.writeEnding(ending), Engines.settings())) {
      // when
      TextResult result = ask(brief, greedy(PROMPT, 16));
      // then
      assertThat(result.text()).isEmpty();
      assertThat(result.finish()).isEqualTo(TextResult.Finish.STOP);
      assertThat(result.generatedTokens()).isEqualTo(1);
    }
  }
}
