package dev.phoenix.model.trainer.bench;

import dev.phoenix.model.decoder.lora.LoraAdapter;
import dev.phoenix.model.decoder.net.LlamaModel;
import dev.phoenix.model.decoder.train.Batch;
import dev.phoenix.model.decoder.train.Evaluation;
import dev.phoenix.model.decoder.train.Example;
import dev.phoenix.model.decoder.train.Schedule;
import dev.phoenix.model.decoder.train.Trainer;
import dev.phoenix.model.decoder.train.TrainingConfig;
import dev.phoenix.model.trainer.job.Job;
import dev.phoenix.model.trainer.memory.ResidentMemory;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.Locale;
import java.util.Random;
import java.util.Scanner;

/**
 * A process that does some steps and prints what it took. Arguments: base, {@code lora}, {@code
 * full} or {@code load} (which reads the base once, learns nothing and has no step), threads,
 * sequences a batch, tokens a sequence, steps.
 */
final class Probe {

  /**
   * What it took.
   *
   * @param peakBytes most memory that was resident
   * @param stepSeconds median of the steps, the first left out
   * @param tokensPerSecond of that step
   */
  record Measured(double peakBytes, double stepSeconds, double tokensPerSecond) {}

  private Probe() {}

  public static void main(String[] args) throws IOException {
    int threads = Integer.parseInt(args[2]);
    int steps = Integer.parseInt(args[5]);
    Schedule schedule = Schedule.cosine(1e-4, 1, steps);
    try (LlamaModel model = LlamaModel.load(Path.of(args[0]))) {
      if (args[1].equals("load")) {
        Batch first = batch(model, 1, Integer.parseInt(args[4]), new Random(0));
        new Evaluation(model).loss(List.of(first));
        System.out.printf(Locale.ROOT, "%d 0 0%n", ResidentMemory.peak().orElse(0));
        System.exit(0);
      }
      if (args[1].equals("lora")) {
        model.adjust(LoraAdapter.create(model, Job.LORA, 1));
      }
      List<Batch> batches = new ArrayList<>();
      for (int i = 0; i < threads; i++) {
        batches.add(
            batch(model, Integer.parseInt(args[3]), Integer.parseInt(args[4]), new Random(i)));
      }
      double[] seconds = new double[steps];
      long tokens = 0;
      try (Trainer trainer = new Trainer(model, TrainingConfig.standard(schedule, threads, 1))) {
        for (int i = 0; i < steps; i++) {
          long start = System.nanoTime();
          tokens = trainer.step(batches).tokens();
          seconds[i] = (System.nanoTime() - start) / 1e9;
        }
      }
      double[] later = Arrays.copyOfRange(seconds, 1, steps);
      Arrays.sort(later);
      double median = later[later.length / 2];
      System.out.printf(
          Locale.ROOT, "%d %.6f %.2f%n", ResidentMemory.peak().orElse(0), median, tokens / median);
    }
    System.exit(0);
  }

  private static Batch batch(LlamaModel model, int sequences, int tokens, Random random) {
    List<Example> examples = new ArrayList<>();
    for (int i = 0; i < sequences; i++) {
      examples.add(RandomBase.example(model.config(), tokens, random));
    }
    return new Batch(examples);
  }

  /** Starts one and waits for what it says. */
  static Measured run(Path base, String mode, int threads, int sequences, int tokens, int steps)
      throws IOException {
    ProcessBuilder builder =
        new ProcessBuilder(
            Path.of(System.getProperty("java.home"), "bin", "java").toString(),
            "-Xmx256m",
            "-XX:+UseSerialGC",
            "-XX:TieredStopAtLevel=1",
            "--enable-native-access=ALL-UNNAMED",
            "--sun-misc-unsafe-memory-access=allow",
            "-cp",
            System.getProperty("java.class.path"),
            Probe.class.getName(),
            base.toString(),
            mode,
            Integer.toString(threads),
            Integer.toString(sequences),
            Integer.toString(tokens),
            Integer.toString(steps));
    builder.environment().put("OMP_NUM_THREADS", "1");
    builder.environment().put("MALLOC_ARENA_MAX", "2");
    Process process = builder.redirectError(ProcessBuilder.Redirect.INHERIT).start();
    String said = new String(process.getInputStream().readAllBytes(), StandardCharsets.UTF_8);
    try {
      if (process.waitFor() != 0) {
        throw new IOException("The probe ended with " + process.exitValue());
      }
    } catch (InterruptedException e) {
      Thread.currentThread().interrupt();
      throw new IOException("Interrupted", e);
    }
    Scanner numbers = new Scanner(said).useLocale(Locale.ROOT);
    return new Measured(numbers.nextDouble(), numbers.nextDouble(), numbers.nextDouble());
  }
}
