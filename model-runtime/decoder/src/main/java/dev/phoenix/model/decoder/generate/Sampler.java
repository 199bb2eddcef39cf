package dev.phoenix.model.decoder.generate;

import java.util.Arrays;
import java.util.Random;

/** Chooses one token after another of one text. */
final class Sampler {

  private final GenerationOptions options;
  private final Random random;

  Sampler(GenerationOptions options, int number) {
    this.options = options;
    this.random = new Random(options.seed() * 1_000_003 + number);
  }

  /** Chooses from the logits that stand at {@code from} to {@code from + size - 1}. */
  int choose(float[] logits, int from, int size) {
    if (options.temperature() == 0) {
      return likeliest(logits, from, size);
    }
    double max = logits[from + likeliest(logits, from, size)];
    double[] weights = new double[size];
    for (int i = 0; i < size; i++) {
      weights[i] = Math.exp((logits[from + i] - max) / options.temperature());
    }
    cut(weights);
    double total = Arrays.stream(weights).sum();
    double point = random.nextDouble() * total;
    int last = 0;
    for (int i = 0; i < size; i++) {
      if (weights[i] > 0) {
        last = i;
        point -= weights[i];
        if (point < 0) {
          return i;
        }
      }
    }
    return last;
  }

  /** The log-probability of a token, in nats. */
  static double logProbability(float[] logits, int from, int size, int token) {
    double max = logits[from + likeliest(logits, from, size)];
    double sum = 0;
    for (int i = 0; i < size; i++) {
      sum += Math.exp(logits[from + i] - max);
    }
    return logits[from + token] - max - Math.log(sum);
  }

  /** Sets to zero what top-k and top-p leave out. */
  private void cut(double[] weights) {
    boolean all = (options.topK() == 0 || options.topK() >= weights.length) && options.topP() == 1;
    if (all) {
      return;
    }
    double[] sorted = weights.clone();
    Arrays.sort(sorted);
    int keep = options.topK() == 0 ? sorted.length : Math.min(options.topK(), sorted.length);
    double total = 0;
    for (int i = 0; i < keep; i++) {
      total += sorted[sorted.length - 1 - i];
    }
    double reached = 0;
    int kept = 0;
    while (kept < keep && reached < options.topP() * total) {
      reached += sorted[sorted.length - 1 - kept++];
    }
    double least = sorted[sorted.length - Math.max(kept, 1)];
    for (int i = 0; i < weights.length; i++) {
      if (weights[i] < least) {
        weights[i] = 0;
      }
    }
  }

  private static int likeliest(float[] logits, int from, int size) {
    int best = 0;
    for (int i = 1; i < size; i++) {
      if (logits[from + i] > logits[from + best]) {
        best = i;
      }
    }
    return best;
  }
}
