package dev.phoenix.model.trainer.launch;

import dev.phoenix.model.trainer.job.JobFolder;
import java.io.IOException;

/** Starts trainers and other programs that work in a job folder. */
public interface Launcher {

  /**
   * Starts a program on a job folder and returns at once. The program outlives its starter; how far
   * it is and how it ended is in the folder, and whether it lives is what {@code JobLock.held}
   * says.
   *
   * @throws IOException if it cannot be started
   */
  Launched launch(JobFolder folder, Program program) throws IOException;

  /**
   * Starts a trainer.
   *
   * @throws IOException if it cannot be started
   */
  default Launched launch(JobFolder folder) throws IOException {
    return launch(folder, Program.trainer(folder));
  }
}
