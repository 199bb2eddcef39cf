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
import java.util.ArrayList;
import java.util.Arrays;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;

/** Nights on the real server as a process, and who drafts meanwhile. */
public final class NightBenchmark {

  private static final int CLIENTS = 4;
  private static final int SHOWN_FAILURES = 5;
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
    measure(Path.of(args[0]), Path.of(args[1]), Arrays.asList(args).subList(2, args.length), USUAL)
        .forEach((name, figure) -> System.out.println(figure.line(name)));
    System.exit(0);
  }

  /** Measures; the figures by name. */
  static Map<String, Figure> measure(Path folder, Path golden, List<String> command, Size size)
      throws IOException, InterruptedException {
    return new NightBenchmark(folder.toAbsolutePath(), golden, command).run(size);
  }

  private Map<String, Figure> run(Size size) throws IOException, InterruptedException {
    Map<String, Figure> figures = new LinkedHashMap<>();
    try (ServerProcess server = ServerProcess.start(command, "text", folder.resolve("server"));
        ServerClient client = new ServerClient();
        NightClient nights = new NightClient(server.address(), null, DEADLINE)) {
      client.firstAnswer(server, Question.post("tea", 1));
      Path train = folder.resolve("train.jsonl");
      Path voiced = NightFiles.golden(golden, folder.resolve("golden.jsonl"));
      // before anything is learned, or the drafts would have the voice already
      examples(client, server, train, 0, size.examples());
      Path later = folder.resolve("later.jsonl");
      examples(client, server, later, size.examples(), size.examples());
      figures.put(
          "drafting_p99_ratio",
          new DraftingWhileTraining(folder.resolve("trainer"), size.turns(), size.turn())
              .measure(server));
      NightRun calm = new NightRun(nights, "calm");
      calm.untilLive(train, voiced);
      calm.end();
      figures.put("night_seconds", seconds(calm, size));
      busy(server, nights, later, voiced, size, figures);
    }
    return figures;
  }

  /** A second night, on other examples than the first, while people draft. */
  private static void busy(
      ServerProcess server,
      NightClient nights,
      Path train,
      Path golden,
      Size size,
      Map<String, Figure> figures)
      throws IOException, InterruptedException {
    NightRun night = new NightRun(nights, "busy");
    List<String> failures;
    Map<String, Double> parts = new TreeMap<>();
    try (DraftingClients clients = DraftingClients.start(server, CLIENTS)) {
      night.untilLive(train, golden);
      parts.put("watched", night.watched(WATCH) ? 1.0 : 0.0);
      night.end();
      failures = clients.failures();
      parts.put("drafts", (double) clients.count());
      parts.put("clients", (double) CLIENTS);
    }
    failures.stream().limit(SHOWN_FAILURES).forEach(System.err::println);
    figures.put("failed_requests", Figure.single(failures.size(), "requests", parts));
    figures.put("night_seconds_drafting", seconds(night, size));
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
