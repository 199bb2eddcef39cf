package dev.phoenix.model.llama.engine;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;
import static org.assertj.core.api.Assertions.within;

import dev.phoenix.model.api.text.Sampling;
import dev.phoenix.model.llama.binding.LlamaException;
import java.util.Arrays;
import java.util.Random;
import java.util.Set;
import java.util.TreeSet;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

class TokenSamplerTest {

  private static final int VOCABULARY = 1_000;

  @Test
  void shouldTakeTheLikeliestTokenAtTemperatureZero() {
    Logits logits = logits(1);
    int best = chosen(logits, Sampling.GREEDY, 1).iterator().next();
    for (int i = 0; i < VOCABULARY; i++) {
      assertThat(logits.values()[i]).isLessThanOrEqualTo(logits.values()[best]);
    }
  }

  @Test
  void shouldGiveLogProbabilitiesOfTheWholeDistribution() {
    // given
    Logits logits = logits(2);
    double sum = 0;
    for (float value : logits.values()) {
      sum += Math.exp(value);
    }
    // then
    for (int i = 0; i < VOCABULARY; i++) {
      double expected = logits.values()[i] - Math.log(sum);
      assertThat(logits.logProbability(i)).isCloseTo(expected, within(2e-5));
    }
  }

  @ParameterizedTest
  @CsvSource({
    "1, 0, 1, 0", "0.7, 5, 1, 0", "0.7, 0, 0.6, 0", "1.3, 0, 1, 0.2", "1, 20, 0.9, 0.05",
    "2, 999, 0.99, 0", "0.5, 0, 0.95, 0.1", "1, 1, 1, 0", "1, 0, 0.000001, 0", "0.8, 1000, 1, 1"
  })
  void shouldDrawFromWhatIsLeftAsOftenAsItsProbability(
      double temperature, int topK, double topP, double minP) {
    // given
    Logits logits = logits(3);
    Sampling sampling = new Sampling(temperature, topK, topP, minP, 1, 64, 5);
    double[] expected = Reference.distribution(logits.values(), sampling);
    int draws = 20_000;
    int[] counts = new int[VOCABULARY];
    // when
    TokenSampler sampler = new TokenSampler(sampling);
    Candidates candidates = new Candidates(VOCABULARY);
    for (int i = 0; i < draws; i++) {
      counts[sampler.choose(logits, new int[] {0}, 1, candidates)]++;
    }
    // then within five standard deviations and a few draws, for the seeds are fixed
    for (int i = 0; i < VOCABULARY; i++) {
      double p = expected[i];
      double tolerance = p == 0 ? 0 : 5 * Math.sqrt(p * (1 - p) / draws) + 3.0 / draws;
      assertThat(counts[i] / (double) draws).isCloseTo(p, within(tolerance));
    }
  }

  @Test
  void shouldMakeRecentTokensLessLikely() {
    // given logits of 2 and 1 and -1, the first of them used already
    Logits logits = new Logits(3);
    System.arraycopy(new float[] {2, 1.5f, -1}, 0, logits.values(), 0, 3);
    logits.update();
    Candidates candidates = new Candidates(3);
    int[] tokens = {0, 2, 2};
    // then
    assertThat(choose(logits, tokens, 1.0, 64, candidates)).isZero();
    assertThat(choose(logits, tokens, 2.0, 64, candidates)).isEqualTo(1);
    assertThat(choose(logits, tokens, 2.0, 2, candidates)).isZero();
    assertThat(choose(logits, tokens, 2.0, 0, candidates)).isZero();
    assertThat(choose(logits, tokens, 2.0, Integer.MAX_VALUE, candidates)).isEqualTo(1);
    assertThat(logits.values()).containsExactly(2, 1.5f, -1);
  }

  @Test
  void shouldRefuseLogitsThatAreNoNumbers() {
    for (float wrong : new float[] {Float.NaN, Float.POSITIVE_INFINITY}) {
      Logits logits = new Logits(8);
      logits.values()[5] = wrong;
      assertThatThrownBy(logits::update).isInstanceOf(LlamaException.class);
    }
  }

  @Test
  void shouldStandEveryTemperature() {
    Logits logits = logits(4);
    for (double temperature : new double[] {Double.MIN_VALUE, 1e-30, 1e-3, 100}) {
      for (int topK : new int[] {0, 40}) {
        Sampling sampling = new Sampling(temperature, topK, 1, 0, 1, 64, 9);
        Set<Integer> tokens = chosen(logits, sampling, 50);
        if (temperature < 1e-20) {
          assertThat(tokens).containsExactly(logits.best());
        }
      }
    }
  }

  private static int choose(
      Logits logits, int[] tokens, double penalty, int window, Candidates candidates) {
    Sampling sampling = new Sampling(0, 0, 1, 0, penalty, window, 0);
    return new TokenSampler(sampling).choose(logits, tokens, tokens.length, candidates);
  }

  private static Set<Integer> chosen(Logits logits, Sampling sampling, int draws) {
    TokenSampler sampler = new TokenSampler(sampling);
    Candidates candidates = new Candidates(VOCABULARY);
    Set<Integer> tokens = new TreeSet<>();
    for (int i = 0; i < draws; i++) {
      tokens.add(sampler.choose(logits, new int[] {0}, 1, candidates));
    }
    return tokens;
  }

  private static Logits logits(long seed) {
    Random random = new Random(seed);
    Logits logits = new Logits(VOCABULARY);
    for (int i = 0; i < VOCABULARY; i++) {
      logits.values()[i] = (float) random.nextGaussian() * 3;
    }
    logits.update();
    return logits;
  }

  /** The distribution that is drawn from, by sorting all and cutting in the documented order. */
  private static final class Reference {

    static double[] distribution(float[] logits, Sampling sampling) {
      Integer[] order = new Integer[logits.length];
      for (int i = 0; i < order.length; i++) {
        order[i] = i;
      }
      Arrays.sort(order, (a, b) -> Float.compare(logits[b], logits[a]));
      int kept = sampling.topK() == 0 ? order.length : Math.min(sampling.topK(), order.length);
      double total = 0;
      for (int i = 0; i < kept; i++) {
        total += Math.exp(logits[order[i]]);
      }
      double sum = 0;
      int nucleus = 0;
      while (nucleus < kept && (nucleus == 0 || sum < sampling.topP() * total)) {
        sum += Math.exp(logits[order[nucleus++]]);
      }
      double[] weights = new double[logits.length];
      double rest = 0;
      for (int i = 0; i < nucleus; i++) {
        double share = Math.exp(logits[order[i]] - logits[order[0]]);
        if (i == 0 || share >= sampling.minP()) {
          weights[order[i]] = Math.pow(share, 1 / sampling.temperature());
          rest += weights[order[i]];
        }
      }
      for (int i = 0; i < weights.length; i++) {
        weights[i] /= rest;
      }
      return weights;
    }
  }
}
