package dev.phoenix.model.llama.engine;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import dev.phoenix.model.api.text.PromptPart;
import dev.phoenix.model.api.text.Sampling;
import dev.phoenix.model.api.text.TextGeneration;
import dev.phoenix.model.api.text.TextModelException;
import dev.phoenix.model.api.text.TextRequest;
import dev.phoenix.model.api.text.TextResult;
import dev.phoenix.model.llama.testmodel.TinyModel;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.concurrent.TimeUnit;
import java.util.stream.IntStream;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** Requests that are started in one go. */
class TogetherTest {

  private static final int PARALLEL = 4;
  private static final int WAITING = 30;

  @TempDir static Path folder;
  private static Path file;

  @BeforeAll
  static void write() throws Exception {
    file = TinyModel.SMALL.write(folder);
  }

  private static LlamaCppTextModel load() throws Exception {
    return LlamaCppTextModel.load(
        file, Engines.settings().withRequests(PARALLEL, WAITING).withCacheBytes(0));
  }

  private static TextRequest request(int number, int tokens) {
    return new TextRequest(
        List.of(new PromptPart.Plain("bread " + "tea ".repeat(number % 7) + number)),
        tokens,
        Sampling.at(number % 2, number),
        List.of(),
        null);
  }

  private static List<TextResult> results(List<TextRequest> requests) throws Exception {
    try (LlamaCppTextModel model = load()) {
      List<TextResult> results = new ArrayList<>();
      for (TextGeneration generation : model.generateTogether(requests)) {
        results.add(generation.result().get(60, TimeUnit.SECONDS));
      }
      return results;
    }
  }

  @Test
  void shouldAnswerTheSameListTheSameToTheLastDigit() throws Exception {
    // given more than are decoded at once
    List<TextRequest> requests =
        IntStream.range(0, 20).mapToObj(number -> request(number, 5 + number % 4 * 5)).toList();

    // when
    List<TextResult> first = results(requests);
    List<TextResult> second = results(requests);

    // then
    assertThat(second).isEqualTo(first);
    assertThat(first).allMatch(result -> result.generatedTokens() > 0);
  }

  @Test
  void shouldDecodeThemTogetherFromTheFirstStepOn() throws Exception {
    // when
    try (LlamaCppTextModel model = load()) {
      for (TextGeneration generation :
          model.generateTogether(List.of(request(0, 10), request(0, 10), request(0, 10)))) {
        generation.result().get(60, TimeUnit.SECONDS);
      }

      // then no request has had a step alone
      assertThat(model.stats().steps()).isLessThanOrEqualTo(10);
    }
  }

  @Test
  void shouldRunNoneWhereNotAllHaveAPlace() throws Exception {
    // given
    List<TextRequest> requests =
        IntStream.range(0, PARALLEL + WAITING + 1).mapToObj(number -> request(number, 5)).toList();
    try (LlamaCppTextModel model = load()) {
      // when they are asked so often that the next call meets the last one's refusal
      for (int attempt = 0; attempt < 200; attempt++) {
        assertThatThrownBy(() -> model.generateTogether(requests))
            .isInstanceOf(TextModelException.class)
            .hasMessageContaining("run or wait already");

        // then the places are free again at once
        TextGeneration later = model.generateTogether(List.of(request(1, 1))).getFirst();
        assertThat(later.result().get(60, TimeUnit.SECONDS).generatedTokens()).isOne();
      }
      assertThat(model.stats().generatedTokens()).isEqualTo(200);
    }
  }
}
