package dev.phoenix.model.decoder.train;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;

/**
 * Runs a trainer over a source of batches up to a step, with checkpoints on the way.
 *
 * @param checkpoint file that is resumed from if it is there, and written
 * @param checkpointEvery steps between checkpoints
 * @param lastStep number of steps of the whole training
 */
public record TrainingRun(Path checkpoint, long checkpointEvery, long lastStep) {

  /** Trains until the last step, or until the listener says stop; returns the steps done in all. */
  public long run(Trainer trainer, BatchSource source, ProgressListener listener)
      throws IOException {
    if (Files.exists(checkpoint)) {
      trainer.resume(checkpoint);
    }
    boolean goOn = true;
    while (goOn && trainer.stepsDone() < lastStep) {
      goOn = listener.stepped(trainer.step(source.batches(trainer.stepsDone())));
      if (trainer.stepsDone() % checkpointEvery == 0) {
        trainer.save(checkpoint);
      }
    }
    trainer.save(checkpoint);
    return trainer.stepsDone();
  }
}
