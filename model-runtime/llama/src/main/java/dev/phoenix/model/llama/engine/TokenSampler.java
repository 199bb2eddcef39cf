package dev.phoenix.model.llama.engine;

import dev.phoenix.model.api.text.Sampling;
import java.util.SplittableRandom;

/** Chooses the tokens of one request; its draws depend on the seed alone. */
final class TokenSampler {

  private final Sampling sampling;
  private final SplittableRandom random;

  TokenSampler(Sampling sampling) {
    this.sampling = sampling;
    this.random = new SplittableRandom(sampling.seed());
  }

  /**
   * Chooses the next token.
   *
   * @param logits of the position
   * @param tokens the sequence so far
   * @param size how many tokens it has
   * @param candidates scratch memory of the thread
   */
  int choose(Logits logits, int[] tokens, int size, Candidates candidates) {
    boolean penalised = sampling.repetitionPenalty() != 1 && sampling.repetitionWindow() > 0;
    if (!penalised && sampling.temperature() == 0) {
      return logits.best();
    }
    float[] values = logits.values();
    if (penalised) {
      values = candidates.copy(values);
      penalise(values, tokens, size);
    }
    if (sampling.temperature() == 0) {
      return Logits.likeliest(values);
    }
    return candidates.draw(values, sampling, random.nextDouble());
  }

  /** Each recent token once, however often it occurs. */
  private void penalise(float[] values, int[] tokens, int size) {
    float penalty = (float) sampling.repetitionPenalty();
    int start = (int) Math.max(0, (long) size - sampling.repetitionWindow());
    for (int i = start; i < size; i++) {
      if (!occurs(tokens, i + 1, size, tokens[i])) {
        float value = values[tokens[i]];
        values[tokens[i]] = value > 0 ? value / penalty : value * penalty;
      }
    }
  }

  private static boolean occurs(int[] tokens, int from, int to, int token) {
    for (int i = from; i < to; i++) {
      if (tokens[i] == token) {
        return true;
      }
    }
    return false;
  }
}
