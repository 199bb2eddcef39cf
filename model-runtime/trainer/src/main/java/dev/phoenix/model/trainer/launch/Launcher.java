package dev.phoenix.model.trainer.launch;

import dev.phoenix.model.trainer.job.JobFolder;
import java.io.IOException;

/** Starts trainers. */
public interface Launcher {

  /**
   * Starts a trainer on a job folder and returns at once. The trainer outlives its starter; how far
   * it is and how it ended is in the folder.
   *
   * @throws IOException if it cannot be started
   */
  Launched launch(JobFolder folder) throws IOException;
}
