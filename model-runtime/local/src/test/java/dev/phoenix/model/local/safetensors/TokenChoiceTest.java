package dev.phoenix.model.local.safetensors;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.data.Offset.offset;

import dev.phoenix.model.api.text.Sampling;
import java.util.List;
import java.util.Set;
import java.util.TreeSet;
import org.junit.jupiter.api.Test;

class TokenChoiceTest {

  /** Probabilities 0.4, 0.3, 0.2, 0.1 in the order 2, 0, 3, 1. */
  private static final float[] LOGITS = {log(0.3), log(0.1), log(0.4), log(0.2)};

  private static float log(double probability) {
    return (float) Math.log(probability);
  }

  @Test
  void shouldTakeTheLikeliestAtTemperatureZero() {
    assertThat(drawn(Sampling.GREEDY)).containsExactly(2);
  }

  @Test
  void shouldCutTheUnlikely() {
    assertThat(drawn(new Sampling(1, 0, 1, 0, 1, 0, 1))).containsExactly(0, 1, 2, 3);
    assertThat(drawn(new Sampling(1, 2, 1, 0, 1, 0, 1))).containsExactly(0, 2);
    assertThat(drawn(new Sampling(1, 0, 0.65, 0, 1, 0, 1))).containsExactly(0, 2);
    assertThat(drawn(new Sampling(1, 0, 0.01, 0, 1, 0, 1))).containsExactly(2);
    assertThat(drawn(new Sampling(1, 0, 1, 0.45, 1, 0, 1))).containsExactly(0, 2, 3);
    assertThat(drawn(new Sampling(1, 3, 0.75, 0.6, 1, 0, 1))).containsExactly(0, 2);
    assertThat(drawn(new Sampling(1, 999, 1, 1, 1, 0, 1))).containsExactly(2);
  }

  @Test
  void shouldDrawByTheProbabilitiesAtTheTemperature() {
    for (double temperature : new double[] {0.5, 1, 2}) {
      TokenChoice choice = new TokenChoice(new Sampling(temperature, 0, 1, 0, 1, 0, 3));
      int[] counts = new int[4];
      for (int i = 0; i < 20_000; i++) {
        counts[choice.choose(LOGITS, List.of())]++;
      }
      double total = 0;
      for (float logit : LOGITS) {
        total += Math.exp(logit / temperature);
      }
      for (int token = 0; token < 4; token++) {
        assertThat(counts[token] / 20_000.0)
            .isCloseTo(Math.exp(LOGITS[token] / temperature) / total, offset(0.02));
      }
    }
  }

  @Test
  void shouldPenaliseRecentTokensOnce() {
    float[] logits = {2, 1.5f, -1};
    Sampling penalty = new Sampling(0, 0, 1, 0, 1.5, 2, 0);
    assertThat(new TokenChoice(penalty).choose(logits, List.of(0, 0, 2))).isEqualTo(1);
    assertThat(new TokenChoice(penalty).choose(logits, List.of(0, 2, 2))).isEqualTo(0);
    assertThat(logits).containsExactly(2, 1.5f, -1);
  }

  @Test
  void shouldDrawTheSameBySeed() {
    Sampling sampling = Sampling.at(1, 42);
    TokenChoice one = new TokenChoice(sampling);
    TokenChoice other = new TokenChoice(sampling);
    for (int i = 0; i < 100; i++) {
      assertThat(one.choose(LOGITS, List.of())).isEqualTo(other.choose(LOGITS, List.of()));
    }
  }

  @Test
  void shouldTellTheProbabilityOfATokenUnderTheModel() {
    assertThat(TokenChoice.logProbability(LOGITS, 3)).isCloseTo(Math.log(0.2), offset(1e-6));
  }

  private static Set<Integer> drawn(Sampling sampling) {
    TokenChoice choice = new TokenChoice(sampling);
    Set<Integer> drawn = new TreeSet<>();
    for (int i = 0; i < 500; i++) {
      drawn.add(choice.choose(LOGITS, List.of()));
    }
    return drawn;
  }
}
