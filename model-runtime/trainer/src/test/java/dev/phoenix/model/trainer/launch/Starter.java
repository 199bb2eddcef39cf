package dev.phoenix.model.trainer.launch;

import dev.phoenix.model.trainer.job.JobFolder;
import java.io.IOException;
import java.nio.file.Path;

/** A process that starts a trainer on a folder and then waits to be killed. */
final class Starter {

  private Starter() {}

  public static void main(String[] args) throws IOException, InterruptedException {
    new LocalProcessLauncher(LaunchSettings.ofThisProcess())
        .launch(new JobFolder(Path.of(args[0])));
    Thread.currentThread().join();
  }
}
