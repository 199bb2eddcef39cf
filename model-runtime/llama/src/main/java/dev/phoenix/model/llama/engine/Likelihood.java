package dev.phoenix.model.llama.engine;

/**
 * How likely a model finds an answer.
 *
 * @param logProbability natural logarithm of the probability of all its tokens at temperature 1; at
 *     most 0
 * @param tokens how many these are
 */
public record Likelihood(double logProbability, int tokens) {

  /** Mean negative log-likelihood of a token, in nats. */
  public double loss() {
    return -logProbability / tokens;
  }
}
