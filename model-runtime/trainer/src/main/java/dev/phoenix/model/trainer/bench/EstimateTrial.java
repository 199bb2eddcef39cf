package dev.phoenix.model.trainer.bench;

import dev.phoenix.model.trainer.job.Base;
import dev.phoenix.model.trainer.job.DataFile;
import dev.phoenix.model.trainer.job.Job;
import dev.phoenix.model.trainer.job.JobFile;
import dev.phoenix.model.trainer.job.JobFolder;
import dev.phoenix.model.trainer.job.Limits;
import dev.phoenix.model.trainer.job.Optimizer;
import dev.phoenix.model.trainer.job.Replay;
import dev.phoenix.model.trainer.job.Result;
import dev.phoenix.model.trainer.job.ResultFile;
import dev.phoenix.model.trainer.job.Validation;
import dev.phoenix.model.trainer.launch.LaunchSettings;
import dev.phoenix.model.trainer.launch.Launched;
import dev.phoenix.model.trainer.launch.LocalProcessLauncher;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;

/**
 * A job that is run as every job is, to compare what it took with what was said before.
 *
 * @param name of the trial
 * @param threads of the job
 * @param batchTokens of the job
 * @param exampleTokens about so many tokens in each example
 */
record EstimateTrial(String name, int threads, int batchTokens, int exampleTokens) {

  /**
   * What it was said to take and what it took.
   *
   * @param estimated bytes
   * @param measured bytes
   */
  record Outcome(double estimated, double measured) {

    /** How far off the estimate was, as a part of what was measured. */
    double error() {
      return Math.abs(estimated - measured) / measured;
    }
  }

  Outcome run(Base base, Path work, int steps) throws IOException {
    Files.createDirectories(work);
    JobFolder folder = new JobFolder(Files.createTempDirectory(work, name));
    Path data = RandomBase.data(folder.path().resolve("data.jsonl"), 200, exampleTokens);
    Optimizer usual = Optimizer.DEFAULT;
    Job job =
        new Job(
            name,
            base,
            List.of(new DataFile(data, null)),
            Replay.NONE,
            Job.LORA,
            new Optimizer(
                usual.learningRate(),
                usual.warmup(),
                usual.floor(),
                usual.weightDecay(),
                usual.beta1(),
                usual.beta2(),
                usual.clipNorm(),
                batchTokens,
                threads),
            1,
            steps,
            0,
            new Validation(0.02, steps, 0),
            1,
            new Limits(threads, 4096, 3600));
    JobFile.write(job, folder);
    Launched launched = new LocalProcessLauncher(LaunchSettings.ofThisProcess()).launch(folder);
    ProcessHandle.of(launched.pid()).ifPresent(process -> process.onExit().join());
    Result result =
        ResultFile.read(folder)
            .orElseThrow(() -> new IOException("No result: look into " + folder.log()));
    if (!result.status().succeeded()) {
      throw new IOException("The job %s: %s".formatted(result.status().word(), result.reason()));
    }
    return new Outcome(
        result.metrics().getOrDefault("estimatedMemoryBytes", Double.NaN),
        result.metrics().getOrDefault("peakMemoryBytes", Double.NaN));
  }
}
