package dev.phoenix.model.trainer.bench;

import dev.phoenix.model.decoder.config.LlamaConfig;
import dev.phoenix.model.trainer.bench.Probe.Measured;
import dev.phoenix.model.trainer.job.Base;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Arrays;
import java.util.List;
import java.util.Locale;

/**
 * Measures memory of training, and its time as a ratio, in processes of their own and prints {@code
 * figure NAME VALUE UNIT}, with what it was made of, a line each; progress goes to the standard
 * error. {@code --quick} takes a tiny model, to see that all runs.
 */
public final class MemoryBenchmark {

  private static final double MIB = 1 << 20;

  private final Path work;
  private final boolean quick;

  private MemoryBenchmark(Path work, boolean quick) {
    this.work = work;
    this.quick = quick;
  }

  /** Runs; possible: {@code --folder FOLDER}, {@code --quick}. */
  public static void main(String[] args) throws IOException {
    List<String> all = List.of(args);
    int folder = all.indexOf("--folder");
    if (folder == all.size() - 1 && folder >= 0) {
      System.err.println("Possible: --folder FOLDER, --quick");
      System.exit(2);
    }
    Path work =
        folder < 0
            ? Files.createTempDirectory("phoenix-training")
            : Files.createDirectories(Path.of(all.get(folder + 1)).toAbsolutePath());
    new MemoryBenchmark(work, all.contains("--quick")).run();
    System.exit(0);
  }

  private void run() throws IOException {
    LlamaConfig size =
        quick ? RandomBase.config(64, 2, 512, 256) : RandomBase.config(256, 6, 2048, 1024);
    Base small = RandomBase.write(size, work.resolve("small"));
    LlamaConfig larger =
        quick ? RandomBase.config(128, 2, 512, 256) : RandomBase.config(512, 8, 8192, 1024);
    Base large = RandomBase.write(larger, work.resolve("large"));
    estimates(small, large);
    lora(large);
  }

  private void estimates(Base small, Base large) throws IOException {
    double worst = 0;
    StringBuilder parts = new StringBuilder();
    List<EstimateTrial> trials =
        List.of(
            new EstimateTrial("night", 2, 512, 96),
            new EstimateTrial("wide", 2, 2048, 96),
            new EstimateTrial("long", 1, 1024, 200),
            new EstimateTrial("larger", 1, 1024, 96));
    for (EstimateTrial trial : trials) {
      System.err.println("Estimate against measurement: " + trial);
      EstimateTrial.Outcome outcome =
          trial.run(trial.name().equals("larger") ? large : small, work, quick ? 2 : 8);
      worst = Math.max(worst, outcome.error());
      parts.append(
          String.format(
              Locale.ROOT,
              ", %s %.0f of %.0f MiB",
              trial.name(),
              outcome.estimated() / MIB,
              outcome.measured() / MIB));
    }
    System.out.printf(
        Locale.ROOT,
        "figure memory_estimate_error %.4f ratio worst of %d jobs%s%n",
        worst,
        trials.size(),
        parts);
  }

  private void lora(Base base) throws IOException {
    int repetitions = quick ? 1 : 3;
    double[] memory = new double[repetitions];
    double[] step = new double[repetitions];
    Measured lora = new Measured(0, 0, 0);
    Measured full = lora;
    double floor = Probe.run(base.directory(), "load", 1, 1, 96, 1).peakBytes();
    for (int i = 0; i < repetitions; i++) {
      System.err.println("LoRA against all weights, " + (i + 1));
      lora = Probe.run(base.directory(), "lora", 1, 8, 96, quick ? 3 : 8);
      full = Probe.run(base.directory(), "full", 1, 8, 96, quick ? 3 : 8);
      memory[i] = lora.peakBytes() / full.peakBytes();
      step[i] = lora.stepSeconds() / full.stepSeconds();
    }
    print(
        "lora_memory_ratio",
        memory,
        "ratio",
        ", lora %.0f MiB, full %.0f MiB, a process that only reads the base %.0f MiB, ratio above that %.4f"
            .formatted(
                lora.peakBytes() / MIB,
                full.peakBytes() / MIB,
                floor / MIB,
                (lora.peakBytes() - floor) / (full.peakBytes() - floor)));
    print(
        "lora_step_ratio",
        step,
        "ratio",
        ", lora %.3f s, full %.3f s".formatted(lora.stepSeconds(), full.stepSeconds()));
  }

  private static void print(String name, double[] values, String unit, String parts) {
    double[] sorted = values.clone();
    Arrays.sort(sorted);
    System.out.printf(
        Locale.ROOT,
        "figure %s %.4f %s min %.4f, max %.4f, %d repetitions%s%n",
        name,
        sorted[sorted.length / 2],
        unit,
        sorted[0],
        sorted[sorted.length - 1],
        sorted.length,
        parts);
  }
}
