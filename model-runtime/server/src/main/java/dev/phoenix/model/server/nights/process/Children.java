package dev.phoenix.model.server.nights.process;

import dev.phoenix.model.trainer.job.JobFolder;
import java.io.IOException;

/**
 * Starts the processes that compute for a night. Each outlives this one; what it shall do and what
 * it did is in its folder.
 */
public interface Children {

  /** Starts a trainer on a folder that holds a {@code job.json}. */
  void train(JobFolder folder) throws IOException;

  /** Starts a gate on a folder that holds a {@code gate.json}. */
  void gate(JobFolder folder) throws IOException;
}
