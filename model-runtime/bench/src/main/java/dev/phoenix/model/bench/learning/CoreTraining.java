package dev.phoenix.model.bench.learning;

import dev.phoenix.model.core.ShippedModel;
import dev.phoenix.model.trainer.job.Base;
import dev.phoenix.model.trainer.job.DataFile;
import dev.phoenix.model.trainer.job.Job;
import dev.phoenix.model.trainer.job.JobFile;
import dev.phoenix.model.trainer.job.JobFolder;
import dev.phoenix.model.trainer.job.JobLock;
import dev.phoenix.model.trainer.job.Limits;
import dev.phoenix.model.trainer.job.Optimizer;
import dev.phoenix.model.trainer.job.Progress;
import dev.phoenix.model.trainer.job.ProgressFile;
import dev.phoenix.model.trainer.job.Replay;
import dev.phoenix.model.trainer.job.Validation;
import dev.phoenix.model.trainer.launch.LaunchSettings;
import dev.phoenix.model.trainer.launch.Launched;
import dev.phoenix.model.trainer.launch.LocalProcessLauncher;
import dev.phoenix.model.trainer.launch.Program;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.Objects;
import java.util.concurrent.TimeUnit;
import org.jspecify.annotations.Nullable;

/**
 * A real trainer on phoenix-core as a night starts one: the texts that come with the model, LoRA on
 * all linear layers, batches of 512 tokens.
 */
final class CoreTraining implements AutoCloseable {

  private static final int MOST_THREADS = 2;
  private static final int MEMORY_MIB = 4096;
  private static final long SECONDS = 3600;
  private static final int LOOK_MILLIS = 50;

  private final JobFolder folder;
  private final ProcessHandle process;

  private CoreTraining(JobFolder folder, ProcessHandle process) {
    this.folder = folder;
    this.process = process;
  }

  /**
   * Starts one.
   *
   * @param work where its folder is made, and the model unpacked
   * @param processors that the system lets it run on; it computes with two of them at most
   */
  static CoreTraining start(Path work, int processors, int steps) throws IOException {
    Files.createDirectories(work);
    JobFolder folder = new JobFolder(Files.createTempDirectory(work, "training"));
    Optimizer usual = Optimizer.DEFAULT;
    Job job =
        new Job(
            "bench",
            Base.of(ShippedModel.unpackWeights(work)),
            List.of(new DataFile(ShippedModel.unpackReplay(work).toAbsolutePath(), null)),
            Replay.NONE,
            Job.LORA,
            usual,
            1,
            steps,
            0,
            new Validation(0, steps, 0),
            1,
            new Limits(Math.min(processors, MOST_THREADS), MEMORY_MIB, SECONDS));
    JobFile.write(job, folder);
    Program usually = Program.trainer(folder);
    Program program =
        new Program(
            usually.mainClass(),
            new Limits(processors, MEMORY_MIB, SECONDS),
            usually.heap(),
            usually.log());
    Launched launched =
        new LocalProcessLauncher(LaunchSettings.ofThisProcess()).launch(folder, program);
    return new CoreTraining(
        folder,
        ProcessHandle.of(launched.pid())
            .orElseThrow(() -> new IOException("The trainer ended: see " + folder.log())));
  }

  /** Waits until it has done a step. */
  void awaitFirstStep() throws IOException, InterruptedException {
    while (last() == null) {
      if (!process.isAlive()) {
        throw new IOException("The trainer ended before its first step: see " + folder.log());
      }
      TimeUnit.MILLISECONDS.sleep(LOOK_MILLIS);
    }
  }

  /** Waits for the end and returns the tokens per second, padding included. */
  double tokensPerSecond() throws IOException {
    process.onExit().join();
    Progress last = last();
    if (last == null) {
      throw new IOException("The trainer did no step: see " + folder.log());
    }
    return Objects.requireNonNull(last.tokensPerSecond());
  }

  private @Nullable Progress last() throws IOException {
    List<Progress> lines = ProgressFile.read(folder);
    return lines.stream()
        .filter(line -> line.tokensPerSecond() != null)
        .reduce((a, b) -> b)
        .orElse(null);
  }

  /** Stops its threads where they are, or lets them go on. */
  void pause(boolean paused) throws IOException, InterruptedException {
    int code =
        new ProcessBuilder("kill", paused ? "-STOP" : "-CONT", Long.toString(process.pid()))
            .inheritIO()
            .start()
            .waitFor();
    if (code != 0) {
      throw new IOException("The trainer cannot be paused: it has ended, see " + folder.log());
    }
  }

  /** The number of its process. */
  long pid() {
    return process.pid();
  }

  /** Ends it, if it runs. */
  @Override
  public void close() throws IOException {
    process.destroyForcibly();
    process.onExit().join();
    if (JobLock.held(folder)) {
      throw new IOException("Another trainer works in " + folder.path());
    }
  }
}
