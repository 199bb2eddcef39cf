package dev.phoenix.model.local.safetensors;

import dev.phoenix.model.api.text.Sampling;
import java.util.Arrays;
import java.util.Comparator;
import java.util.List;
import java.util.SplittableRandom;
import java.util.stream.IntStream;

/**
 * Chooses the tokens of one answer, in the order that {@link Sampling} says. Draws depend on the
 * seed alone.
 */
final class TokenChoice {

  private final Sampling sampling;
  private final SplittableRandom random;

  TokenChoice(Sampling sampling) {
    this.sampling = sampling;
    this.random = new SplittableRandom(sampling.seed());
  }

  /**
   * Chooses the next token.
   *
   * @param logits one a token; not changed
   * @param tokens the conversation and the answer so far
   */
  int choose(float[] logits, List<Integer> tokens) {
    float[] values = penalised(logits, tokens);
    if (sampling.temperature() == 0) {
      return likeliest(values);
    }
    List<Integer> candidates = candidates(values);
    double most = values[candidates.getFirst()];
    double[] weights =
        candidates.stream()
            .mapToDouble(token -> Math.exp((values[token] - most) / sampling.temperature()))
            .toArray();
    double left = random.nextDouble() * Arrays.stream(weights).sum();
    int chosen = 0;
    while (chosen < weights.length - 1 && (left -= weights[chosen]) >= 0) {
      chosen++;
    }
    return candidates.get(chosen);
  }

  /** Natural logarithm of a token's probability at temperature 1. */
  static double logProbability(float[] logits, int token) {
    double most = logits[likeliest(logits)];
    double sum = 0;
    for (float logit : logits) {
      sum += Math.exp(logit - most);
    }
    return Math.min(0, logits[token] - most - Math.log(sum));
  }

  private float[] penalised(float[] logits, List<Integer> tokens) {
    int window = Math.min(sampling.repetitionWindow(), tokens.size());
    if (sampling.repetitionPenalty() == 1 || window == 0) {
      return logits;
    }
    float[] values = logits.clone();
    float penalty = (float) sampling.repetitionPenalty();
    tokens.subList(tokens.size() - window, tokens.size()).stream()
        .distinct()
        .forEach(
            token ->
                values[token] =
                    values[token] > 0 ? values[token] / penalty : values[token] * penalty);
    return values;
  }

  /** What the cuts leave, the likeliest first; at least one. */
  private List<Integer> candidates(float[] values) {
    boolean all = sampling.topK() == 0 && sampling.topP() == 1 && sampling.minP() == 0;
    float most = values[likeliest(values)];
    if (all) {
      // the first only has to be the likeliest: exponentials are relative to it
      int first = likeliest(values);
      return IntStream.concat(
              IntStream.of(first), IntStream.range(0, values.length).filter(i -> i != first))
          .boxed()
          .toList();
    }
    double least =
        sampling.minP() == 0 ? Double.NEGATIVE_INFINITY : most + Math.log(sampling.minP());
    List<Integer> kept =
        IntStream.range(0, values.length)
            .boxed()
            .sorted(Comparator.comparingDouble(token -> -values[token]))
            .limit(sampling.topK() == 0 ? values.length : sampling.topK())
            .toList();
    double total = kept.stream().mapToDouble(token -> Math.exp(values[token] - most)).sum();
    double reached = 0;
    int count = 0;
    while (count < kept.size() && (count == 0 || reached < sampling.topP() * total)) {
      reached += Math.exp(values[kept.get(count++)] - most);
    }
    while (count > 1 && values[kept.get(count - 1)] < least) {
      count--;
    }
    return kept.subList(0, count);
  }

  private static int likeliest(float[] values) {
    int best = 0;
    for (int i = 1; i < values.length; i++) {
      if (values[i] > values[best]) {
        best = i;
      }
    }
    return best;
  }
}
