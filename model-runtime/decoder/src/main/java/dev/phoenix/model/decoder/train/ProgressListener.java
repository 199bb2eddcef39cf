package dev.phoenix.model.decoder.train;

/** Hears of each step of a training. */
@FunctionalInterface
public interface ProgressListener {

  /**
   * A step was done.
   *
   * @return whether to go on; false stops the training after this step, with a checkpoint
   */
  boolean stepped(StepReport report);
}
