package dev.phoenix.model.decoder.generate;

import java.util.Set;

/**
 * How tokens are chosen.
 *
 * @param maxTokens most tokens to generate
 * @param temperature divides the logits; 0 means the likeliest token always
 * @param topK how many of the likeliest tokens are drawn from; 0 means all
 * @param topP drawn from the fewest tokens whose probabilities reach this; 1 means all
 * @param seed what draws are made from; the draws of a prompt depend on it and the prompt's number
 * @param stopTokens tokens that end a text and are not part of it
 */
public record GenerationOptions(
    int maxTokens, double temperature, int topK, double topP, long seed, Set<Integer> stopTokens) {

  public GenerationOptions {
    stopTokens = Set.copyOf(stopTokens);
    if (maxTokens < 1 || !(temperature >= 0) || topK < 0 || !(topP > 0 && topP <= 1)) {
      throw new IllegalArgumentException(
          "Needed: maxTokens of 1 or more, temperature and topK of 0 or more, topP in (0, 1]");
    }
  }

  /** The likeliest token always. */
  public static GenerationOptions greedy(int maxTokens, Set<Integer> stopTokens) {
    return new GenerationOptions(maxTokens, 0, 0, 1, 0, stopTokens);
  }

  /** Draws from the whole distribution at a temperature. */
  public static GenerationOptions sampled(
      int maxTokens, double temperature, long seed, Set<Integer> stopTokens) {
    return new GenerationOptions(maxTokens, temperature, 0, 1, seed, stopTokens);
  }
}
