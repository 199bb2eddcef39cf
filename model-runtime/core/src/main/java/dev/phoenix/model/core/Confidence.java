package dev.phoenix.model.core;

import dev.phoenix.model.api.Assessment;

/**
 * How likely it is that a draft can be taken as it is: 0 when it breaks a hard limit or holds what
 * nobody can explain, else {@code 1 / (1 + exp(-(intercept + slope * m + warnings * (1 - score))))}
 * with {@code m} the mean log-probability of its tokens. The coefficients are fitted on briefs of
 * the validation set; the model card shows how far they can be relied on.
 *
 * @param intercept of the logistic function
 * @param slope weight of the mean log-probability, in nats
 * @param warnings weight of what warnings took from the score; at most 0
 */
public record Confidence(double intercept, double slope, double warnings) {

  /** Of whoever is sure of every draft that breaks no limit. */
  public static final Confidence FULL = new Confidence(100, 0, 0);

  /**
   * The confidence in a draft.
   *
   * @param meanLogProbability of its tokens in nats; where it is not a number, the score counts
   *     alone
   * @param explained whether the {@link Vocabulary} and its brief explain all of its words
   */
  public double of(Assessment assessment, double meanLogProbability, boolean explained) {
    if (assessment.hasError() || !explained) {
      return 0;
    }
    if (Double.isNaN(meanLogProbability)) {
      return assessment.score();
    }
    double x = intercept + slope * meanLogProbability + warnings * (1 - assessment.score());
    return 1 / (1 + Math.exp(-x));
  }
}
