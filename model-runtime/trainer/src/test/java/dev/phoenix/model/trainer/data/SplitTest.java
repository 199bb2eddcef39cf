package dev.phoenix.model.trainer.data;

import static org.assertj.core.api.Assertions.assertThat;

import dev.phoenix.model.decoder.train.Example;
import java.util.Collections;
import java.util.List;
import java.util.Map;
import java.util.stream.IntStream;
import org.junit.jupiter.api.Test;

class SplitTest {

  private static final List<String> PROMPTS =
      IntStream.range(0, 50).mapToObj(i -> "prompt " + i).toList();

  @Test
  void shouldHoldBackAShareThatOnlyTheSeedMoves() {
    Split split = Split.of(PROMPTS, 0.1, 1);
    assertThat(split.validation()).hasSize(5).doesNotContainAnyElementsOf(split.training());
    assertThat(split.training()).hasSize(45);
    assertThat(Split.of(PROMPTS.reversed(), 0.1, 1)).isEqualTo(split);
    assertThat(Split.of(PROMPTS, 0.1, 2)).isNotEqualTo(split);
  }

  @Test
  void shouldAlwaysLeaveSomethingToLearn() {
    assertThat(Split.of(List.of("one"), 0.5, 1).training()).containsExactly("one");
    assertThat(Split.of(List.of("one", "two"), 0.5, 1).training()).hasSize(1);
    assertThat(Split.of(PROMPTS, 0, 1).validation()).isEmpty();
    assertThat(Split.of(PROMPTS.subList(0, 3), 0.01, 1).validation()).hasSize(1);
  }

  @Test
  void shouldMixInOtherGeneralExamplesEachEpoch() {
    // given
    List<Example> own = examples(30);
    List<Example> general = examples(40);
    Mixture mixture = new Mixture(new TrainingData(own, List.of(), general, 0, Map.of()), 0.25, 3);

    // then a quarter is general, another one each time, the same one when asked again
    assertThat(mixture.replayed()).isEqualTo(10);
    assertThat(mixture.apply(0)).hasSize(40).containsAll(own).doesNotHaveDuplicates();
    assertThat(mixture.apply(0)).isEqualTo(mixture.apply(0)).isNotEqualTo(mixture.apply(1));
  }

  @Test
  void shouldRepeatGeneralExamplesWhenThereAreFew() {
    List<Example> own = examples(9);
    List<Example> general = examples(2);
    Mixture mixture = new Mixture(new TrainingData(own, List.of(), general, 0, Map.of()), 0.5, 3);
    List<Example> epoch = mixture.apply(4);
    assertThat(epoch).hasSize(18);
    assertThat(Collections.frequency(epoch, general.getFirst())).isBetween(4, 5);
  }

  private static List<Example> examples(int count) {
    return IntStream.range(0, count)
        .mapToObj(i -> Example.of(new int[] {i}, new int[] {i + 1}))
        .toList();
  }
}
