package dev.phoenix.model.trainer.job;

/**
 * How the adapter is moved: AdamW, a rate that rises in a line and falls along a cosine.
 *
 * @param learningRate the highest rate
 * @param warmup part of the steps in which the rate rises, 0 to 1
 * @param floor the rate at the end as a part of the highest, 0 to 1
 * @param weightDecay decoupled decay of the matrices
 * @param beta1 decay of the mean of the gradients
 * @param beta2 decay of the mean of their squares
 * @param clipNorm longest gradient; longer ones are shortened to it
 * @param batchTokens most tokens of a batch, padding included: what a thread computes at once
 * @param accumulation batches whose gradients a step sums up, shared by the threads
 */
public record Optimizer(
    double learningRate,
    double warmup,
    double floor,
    double weightDecay,
    double beta1,
    double beta2,
    double clipNorm,
    int batchTokens,
    int accumulation) {

  /** What a job gets that says nothing. */
  public static final Optimizer DEFAULT = new Optimizer(1e-3, 0.1, 0.1, 0.01, 0.9, 0.98, 1, 512, 2);
}
