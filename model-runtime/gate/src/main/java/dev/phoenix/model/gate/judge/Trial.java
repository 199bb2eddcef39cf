package dev.phoenix.model.gate.judge;

import dev.phoenix.model.gate.contender.Contender.Score;
import dev.phoenix.model.gate.loop.Outcome;
import java.util.List;
import java.util.function.ToDoubleFunction;

/**
 * What a contender did.
 *
 * @param samples of each sample the outcomes of all queries, in their order; at least one
 * @param scores of the general texts, in their order
 */
public record Trial(List<List<Outcome>> samples, List<Score> scores) {

  public Trial {
    samples = List.copyOf(samples);
    scores = List.copyOf(scores);
  }

  /** The outcomes of the sample that takes the likeliest token always. */
  List<Outcome> greedy() {
    return samples.getFirst();
  }

  /** Mean coverage of each query. */
  double[] coverage() {
    return means(Outcome::coverage);
  }

  /** Share of the samples that pass, for each query. */
  double[] passRate() {
    return means(outcome -> outcome.passed() ? 1 : 0);
  }

  private double[] means(ToDoubleFunction<Outcome> value) {
    double[] means = new double[greedy().size()];
    for (List<Outcome> sample : samples) {
      for (int i = 0; i < means.length; i++) {
        means[i] += value.applyAsDouble(sample.get(i)) / samples.size();
      }
    }
    return means;
  }

  /** Exponential of the mean negative log-likelihood of a token of the general texts. */
  double perplexity() {
    double sum = 0;
    long tokens = 0;
    for (Score score : scores) {
      sum -= score.logProbability();
      tokens += score.tokens();
    }
    return Math.exp(sum / tokens);
  }
}
