package dev.phoenix.model.trainer.job;

/**
 * How the training is watched.
 *
 * @param share part of the prompts that is not learned but measured, 0 to 0.5; 0 for none
 * @param every steps between two measurements, and between two checkpoints
 * @param patience measurements in a row without a better one after which it stops; 0 for never
 */
public record Validation(double share, int every, int patience) {

  /** What a job gets that says nothing. */
  public static final Validation DEFAULT = new Validation(0.1, 10, 3);
}
