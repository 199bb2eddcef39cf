package dev.phoenix.model.bench.learning;

import dev.phoenix.model.measure.Figure;
import java.io.IOException;
import java.nio.file.Path;
import java.util.Map;
import java.util.TreeMap;

/** Tokens per second of real trainers that may use 1, 2 or 4 processors, by turns. */
public final class TrainingSpeed {

  private static final int REPETITIONS = 3;
  private static final int STEPS = 24;
  private static final int[] PROCESSORS = {1, 2, 4};

  private TrainingSpeed() {}

  /**
   * Prints {@code train_tokens_per_s_1}, {@code _2} and {@code _4}.
   *
   * @param args a folder for files
   */
  public static void main(String[] args) throws IOException {
    if (args.length != 1) {
      System.err.println("Needed: a folder");
      System.exit(2);
    }
    measure(Path.of(args[0]), REPETITIONS, STEPS)
        .forEach((name, figure) -> System.out.println(figure.line(name)));
    System.exit(0);
  }

  /** Measures; the figures by name. */
  static Map<String, Figure> measure(Path folder, int repetitions, int steps) throws IOException {
    double[][] speeds = new double[PROCESSORS.length][repetitions];
    for (int i = 0; i < repetitions; i++) {
      for (int p = 0; p < PROCESSORS.length; p++) {
        System.err.printf("Training on %d processors, %d%n", PROCESSORS[p], i + 1);
        try (CoreTraining training = CoreTraining.start(folder, PROCESSORS[p], steps)) {
          speeds[p][i] = training.tokensPerSecond();
        }
      }
    }
    Map<String, Figure> figures = new TreeMap<>();
    for (int p = 0; p < PROCESSORS.length; p++) {
      figures.put(
          "train_tokens_per_s_" + PROCESSORS[p],
          Figure.of(speeds[p], "tokens/s", Map.of("threads", (double) Math.min(2, PROCESSORS[p]))));
    }
    return figures;
  }
}
