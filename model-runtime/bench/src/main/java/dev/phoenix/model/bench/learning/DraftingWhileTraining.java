package dev.phoenix.model.bench.learning;

import dev.phoenix.model.bench.service.ServerProcess;
import dev.phoenix.model.measure.Figure;
import java.io.IOException;
import java.nio.file.Path;
import java.time.Duration;
import java.util.Map;
import java.util.TreeMap;
import java.util.concurrent.TimeUnit;
import java.util.stream.DoubleStream;

/**
 * How long people wait for a post while a trainer works beside the server, over what they wait
 * while it is paused: by turns, so that what else the machine does meets both.
 */
final class DraftingWhileTraining {

  private static final int CLIENTS = 4;

  /** More than the turns can last: the trainer is ended with them. */
  private static final int STEPS = 100_000;

  private static final int PROCESSORS = 2;
  private static final double TAIL = 0.99;
  private static final int FEWEST = 2 * CLIENTS;
  private static final Duration MOST = Duration.ofMinutes(2);

  private final Path folder;
  private final int turns;
  private final Duration turn;

  DraftingWhileTraining(Path folder, int turns, Duration turn) {
    this.folder = folder;
    this.turns = turns;
    this.turn = turn;
  }

  Figure measure(ServerProcess server) throws IOException, InterruptedException {
    double[] idle = {};
    double[] training = {};
    try (CoreTraining trainer = CoreTraining.start(folder, PROCESSORS, STEPS);
        DraftingClients clients = DraftingClients.start(server, CLIENTS)) {
      trainer.awaitFirstStep();
      for (int i = 0; i < turns; i++) {
        System.err.printf("Drafting beside a paused and a working trainer, %d%n", i + 1);
        trainer.pause(true);
        idle = joined(idle, during(clients));
        trainer.pause(false);
        training = joined(training, during(clients));
      }
    }
    return figure(idle, training);
  }

  private double[] during(DraftingClients clients) throws InterruptedException {
    long from = System.nanoTime();
    double[] drafts;
    do {
      TimeUnit.NANOSECONDS.sleep(turn.toNanos());
      drafts = clients.millis(from, System.nanoTime());
      // on a machine that does much else, a turn lasts until there is something to compare
    } while (drafts.length < FEWEST && System.nanoTime() - from < MOST.toNanos());
    return drafts;
  }

  private static double[] joined(double[] some, double[] more) {
    return DoubleStream.concat(DoubleStream.of(some), DoubleStream.of(more)).toArray();
  }

  private static Figure figure(double[] idle, double[] training) throws IOException {
    if (idle.length == 0 || training.length == 0) {
      throw new IOException("No post came within a turn: the machine is too busy to measure");
    }
    double above = Figure.percentile(training, TAIL);
    double below = Figure.percentile(idle, TAIL);
    Map<String, Double> parts = new TreeMap<>();
    parts.put("training_p99_ms", above);
    parts.put("idle_p99_ms", below);
    parts.put("training_median_ms", Figure.median(training));
    parts.put("idle_median_ms", Figure.median(idle));
    parts.put("training_drafts", (double) training.length);
    parts.put("idle_drafts", (double) idle.length);
    return Figure.single(above / below, "ratio", parts);
  }
}
