package dev.phoenix.model.decoder.generate;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;
import static org.assertj.core.api.Assertions.within;

import ai.djl.ndarray.NDArray;
import ai.djl.ndarray.NDManager;
import ai.djl.ndarray.types.Shape;
import dev.phoenix.model.decoder.net.LlamaModel;
import dev.phoenix.model.decoder.net.TinyModels;
import java.util.ArrayList;
import java.util.List;
import java.util.Random;
import java.util.Set;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.TestInstance;

@TestInstance(TestInstance.Lifecycle.PER_CLASS)
class GeneratorTest {

  private LlamaModel model;

  GeneratorTest() {
    model = LlamaModel.create(TinyModels.untied(), 7);
  }

  @BeforeAll
  void makeTheModelOpinionated() {
    // larger weights: the likeliest token then leads by more than rounding
    Random random = new Random(3);
    model
        .parameters()
        .weights()
        .forEach(
            (name, weight) -> {
              if (weight.getShape().dimension() == 2) {
                float[] values = new float[(int) weight.size()];
                for (int i = 0; i < values.length; i++) {
                  values[i] = (float) (random.nextGaussian() * 0.3);
                }
                weight.set(values);
              }
            });
  }

  @AfterAll
  void close() {
    model.close();
  }

  private static List<int[]> prompts(int count) {
    Random random = new Random(4);
    List<int[]> prompts = new ArrayList<>();
    for (int i = 0; i < count; i++) {
      prompts.add(random.ints(1 + random.nextInt(30), 0, 300).toArray());
    }
    return prompts;
  }

  @Test
  void shouldChooseWhatAPassWithoutCacheChooses() {
    // given
    int[] prompt = {5, 17, 250};

    // when
    Generation generation =
        new Generator(model, 1)
            .generate(List.of(prompt), GenerationOptions.greedy(12, Set.of()))
            .getFirst();

    // then each token is the likeliest after all before it
    List<Long> sequence = new ArrayList<>(List.of(5L, 17L, 250L));
    for (int token : generation.tokens()) {
      try (NDManager manager = model.manager().newSubManager()) {
        long[] ids = sequence.stream().mapToLong(Long::longValue).toArray();
        NDArray logits = model.logits(manager.create(ids, new Shape(1, ids.length)));
        assertThat(logits.get("0, -1").argMax().getLong()).isEqualTo(token);
      }
      sequence.add((long) token);
    }
    assertThat(generation.tokens()).hasSize(12);
    assertThat(generation.finished()).isFalse();
  }

  @Test
  void shouldGiveTheSameInABatchAsAlone() {
    List<int[]> prompts = prompts(9);
    for (GenerationOptions options :
        List.of(
            GenerationOptions.greedy(16, Set.of(3, 8, 20, 99)),
            new GenerationOptions(16, 0.8, 50, 0.9, 11, Set.of(3, 8, 20, 99)))) {
      // given what each prompt gives in batches of one
      List<Generation> alone = new Generator(model, 1).generate(prompts, options);

      // when they share batches and leave them at different times
      List<Generation> together = new Generator(model, 5).generate(prompts, options);

      // then
      for (int i = 0; i < prompts.size(); i++) {
        assertThat(together.get(i).tokens()).isEqualTo(alone.get(i).tokens());
        assertThat(together.get(i).finished()).isEqualTo(alone.get(i).finished());
        assertThat(together.get(i).meanLogProbability())
            .isCloseTo(alone.get(i).meanLogProbability(), within(1e-3));
      }
    }
  }

  @Test
  void shouldRepeatBySeed() {
    GenerationOptions seven = GenerationOptions.sampled(10, 1, 7, Set.of());
    GenerationOptions eight = GenerationOptions.sampled(10, 1, 8, Set.of());
    Generator generator = new Generator(model, 4);
    assertThat(generator.generate(prompts(4), seven))
        .isEqualTo(generator.generate(prompts(4), seven))
        .isNotEqualTo(generator.generate(prompts(4), eight));
  }

  @Test
  void shouldStopAtTheEndOfTheContext() {
    List<int[]> prompts = List.of(new int[63], new int[2]);
    List<Generation> generations =
        new Generator(model, 2).generate(prompts, GenerationOptions.greedy(100, Set.of()));
    assertThat(generations.get(0).tokens()).hasSize(1);
    assertThat(generations.get(1).tokens()).hasSize(62);
  }

  @Test
  void shouldRefusePromptsThatDoNotFit() {
    Generator generator = new Generator(model, 2);
    GenerationOptions options = GenerationOptions.greedy(1, Set.of());
    assertThatThrownBy(() -> generator.generate(List.of(new int[64]), options))
        .hasMessageContaining("Prompt 0 has 64 tokens");
    assertThatThrownBy(() -> generator.generate(List.of(new int[] {1}, new int[0]), options))
        .hasMessageContaining("Prompt 1 has 0 tokens");
    assertThat(generator.generate(List.of(), options)).isEmpty();
  }
}
