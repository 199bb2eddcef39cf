package dev.phoenix.model.bench.learning;

import dev.phoenix.model.api.night.NightClient;
import dev.phoenix.model.bench.service.Question;
import dev.phoenix.model.bench.service.ServerClient;
import dev.phoenix.model.bench.service.ServerProcess;
import dev.phoenix.model.measure.Figure;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.util.ArrayDeque;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.Deque;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;
import java.util.function.BiConsumer;

/** Nights on the real server as a process, and who drafts meanwhile. */
public final class NightBenchmark {

  private static final int CLIENTS = 4;
  private static final int SHOWN_FAILURES = 5;

  /** Of examples: a night that the gate refuses, as it may, is followed by one on others. */
  private static final int MOST_SETS = 4;

  private static final Duration DEADLINE = Duration.ofMinutes(2);
  private static final Duration WATCH = Duration.ofMinutes(2);

  private final Path folder;
  private final Path golden;
  private final List<String> command;

  private NightBenchmark(Path folder, Path golden, List<String> command) {
    this.folder = folder;
    this.golden = golden;
    this.command = command;
  }

  /**
   * How much is measured.
   *
   * @param turns of drafting beside a paused and a working trainer
   * @param turn how long each of both lasts
   * @param examples of each night
   */
  record Size(int turns, Duration turn, int examples) {}

  private static final Size USUAL = new Size(8, Duration.ofSeconds(8), 100);

  /**
   * Prints {@code drafting_p99_ratio}, {@code night_seconds}, {@code failed_requests} and {@code
   * night_seconds_drafting}.
   *
   * @param args a folder for files, a golden set, then the command that starts the server, without
   *     ports
   */
  public static void main(String[] args) throws IOException, InterruptedException {
    if (args.length < 3) {
      System.err.println("Needed: a folder, a golden set, and the command that starts the server");
      System.exit(2);
    }
    measure(
        Path.of(args[0]),
        Path.of(args[1]),
        Arrays.asList(args).subList(2, args.length),
        USUAL,
        (name, figure) -> System.out.println(figure.line(name)));
    System.exit(0);
  }

  /**
   * Measures.
   *
   * @param told each figure with its name as soon as it is known
   */
  static void measure(
      Path folder, Path golden, List<String> command, Size size, BiConsumer<String, Figure> told)
      throws IOException, InterruptedException {
    new NightBenchmark(folder.toAbsolutePath(), golden, command).run(size, told);
  }

  private void run(Size size, BiConsumer<String, Figure> told)
      throws IOException, InterruptedException {
    try (ServerProcess server = ServerProcess.start(command, "text", folder.resolve("server"));
        ServerClient client = new ServerClient();
        NightClient nights = new NightClient(server.address(), null, DEADLINE)) {
      client.firstAnswer(server, Question.post("tea", 1));
      Path voiced = NightFiles.golden(golden, folder.resolve("golden.jsonl"));
      // before anything is learned, or the drafts would have the voice already
      Deque<Path> sets = new ArrayDeque<>();
      for (int set = 0; (set + 1) * size.examples() <= Briefs.COUNT && set < MOST_SETS; set++) {
        Path file = folder.resolve("train-" + set + ".jsonl");
        examples(client, server, file, set * size.examples(), size.examples());
        sets.add(file);
      }
      told.accept(
          "drafting_p99_ratio",
          new DraftingWhileTraining(folder.resolve("trainer"), size.turns(), size.turn())
              .measure(server));
      NightRun calm = live(nights, "calm", sets, voiced);
      calm.end();
      told.accept("night_seconds", seconds(calm, size));
      busy(server, nights, sets, voiced, size, told);
    }
  }

  /** The first night on one of these sets whose adapter the gate lets through. */
  private static NightRun live(NightClient nights, String name, Deque<Path> sets, Path golden)
      throws IOException, InterruptedException {
    while (!sets.isEmpty()) {
      NightRun night = new NightRun(nights, name + "-" + sets.size());
      if (night.untilLive(sets.remove(), golden)) {
        return night;
      }
    }
    throw new IOException("The gate refused every night, so the rest cannot be measured");
  }

  /** Another night, on other examples than the first, while people draft. */
  private static void busy(
      ServerProcess server,
      NightClient nights,
      Deque<Path> sets,
      Path golden,
      Size size,
      BiConsumer<String, Figure> told)
      throws IOException, InterruptedException {
    NightRun night;
    List<String> failures;
    Map<String, Double> parts = new TreeMap<>();
    try (DraftingClients clients = DraftingClients.start(server, CLIENTS)) {
      night = live(nights, "busy", sets, golden);
      parts.put("watched", night.watched(WATCH) ? 1.0 : 0.0);
      night.end();
      failures = clients.failures();
      parts.put("drafts", (double) clients.count());
      parts.put("clients", (double) CLIENTS);
    }
    failures.stream().limit(SHOWN_FAILURES).forEach(System.err::println);
    told.accept("failed_requests", Figure.single(failures.size(), "requests", parts));
    told.accept("night_seconds_drafting", seconds(night, size));
  }

  private static Figure seconds(NightRun night, Size size) {
    Map<String, Double> parts = new TreeMap<>(night.seconds());
    double all = parts.values().stream().mapToDouble(Double::doubleValue).sum();
    parts.put("examples", (double) size.examples());
    return Figure.single(all, "s", parts);
  }

  /** The server's own posts in the voice, as a person would have edited them. */
  private static void examples(
      ServerClient client, ServerProcess server, Path file, int first, int count)
      throws IOException, InterruptedException {
    System.err.printf("Writing %d examples%n", count);
    List<String> lines = new ArrayList<>();
    for (int i = first; i < first + count; i++) {
      lines.add(NightFiles.example(Briefs.of(i), DraftingClients.post(client, server, i)));
    }
    Files.write(file, lines);
  }
}
