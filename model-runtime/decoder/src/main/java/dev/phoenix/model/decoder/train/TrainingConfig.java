package dev.phoenix.model.decoder.train;

/**
 * How to train.
 *
 * @param schedule learning rate by step
 * @param beta1 decay of the mean of the gradients
 * @param beta2 decay of the mean of their squares
 * @param epsilon added to the root of the latter
 * @param weightDecay decoupled decay of matrices; norms are left alone
 * @param clipNorm longest gradient, over all parameters; longer ones are shortened to it
 * @param workers threads that each compute whole batches
 * @param seed what dropout is drawn from
 */
public record TrainingConfig(
    Schedule schedule,
    double beta1,
    double beta2,
    double epsilon,
    double weightDecay,
    double clipNorm,
    int workers,
    long seed) {

  public TrainingConfig {
    if (!(beta1 >= 0 && beta1 < 1) || !(beta2 >= 0 && beta2 < 1)) {
      throw new IllegalArgumentException("beta1 and beta2 must lie in [0, 1)");
    }
    if (!(epsilon > 0) || !(weightDecay >= 0) || !(clipNorm > 0)) {
      throw new IllegalArgumentException(
          "epsilon and clipNorm must be above 0, weightDecay 0 or more");
    }
    if (workers < 1) {
      throw new IllegalArgumentException("Training needs a worker");
    }
  }

  /**
   * What served well for small decoders: betas 0.9 and 0.98, decay 0.01, gradients of 1 at most.
   */
  public static TrainingConfig standard(Schedule schedule, int workers, long seed) {
    return new TrainingConfig(schedule, 0.9, 0.98, 1e-8, 0.01, 1.0, workers, seed);
  }
}
