package dev.phoenix.model.bench.compare;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.LocalDate;
import java.time.ZoneId;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;

/**
 * Compares models; prints a table. Progress goes to the standard error. {@code
 * ./deployments/phoenix compare} starts it.
 */
public final class Comparison {

  private Comparison() {}

  /**
   * Runs; see {@link Order}. Ends with 1 when a model is unknown or the server does not answer, and
   * with 0 once all models were tried, whatever came of it.
   */
  public static void main(String[] args) throws IOException, InterruptedException {
    try {
      run(Order.parse(List.of(args)));
    } catch (ComparisonException e) {
      System.err.println("phoenix: " + e.getMessage());
      System.exit(1);
    }
    System.exit(0);
  }

  private static void run(Order order) throws IOException, InterruptedException {
    var engines = engines(order);
    var results = new ArrayList<Result>();
    for (var each : engines.entrySet()) {
      System.err.println(each.getKey().name());
      results.add(trial(each.getKey(), each.getValue(), order));
    }
    var scores = results.stream().map(Score::of).toList();
    System.out.print(Table.of(scores));
    results.forEach(Comparison::explain);
    if (order.html() != null) {
      Files.writeString(
          order.html(),
          new HtmlReport(Briefs.all(), results, LocalDate.now(ZoneId.systemDefault())).text());
    }
    if (order.json() != null) {
      Files.writeString(order.json(), JsonReport.of(Briefs.all().size(), scores));
    }
  }

  /** What runs each model: nothing is tried before all are known. */
  private static Map<Entrant, String> engines(Order order) throws InterruptedException {
    var entrants = order.models().stream().map(Entrant::of).distinct().toList();
    boolean asksServer = entrants.stream().anyMatch(Entrant.Served.class::isInstance);
    var served = asksServer ? order.server().models() : Map.<String, Server.Listed>of();
    var engines = new LinkedHashMap<Entrant, String>();
    for (var entrant : entrants) {
      engines.put(
          entrant,
          switch (entrant) {
            case Entrant.Served model -> Server.engine(model.name(), served);
            case Entrant.Gguf _ -> "llama.cpp";
            case Entrant.Safetensors _ -> "djl";
          });
    }
    return engines;
  }

  private static Result trial(Entrant entrant, String engine, Order order)
      throws IOException, InterruptedException {
    var answer = Files.createTempFile("phoenix-compare", ".json");
    try {
      var command = new ArrayList<String>();
      command.add(Path.of(System.getProperty("java.home"), "bin", "java").toString());
      command.addAll(List.of("-Xmx1g", "-XX:+UseSerialGC", "--enable-native-access=ALL-UNNAMED"));
      command.addAll(List.of("-cp", System.getProperty("java.class.path")));
      command.add(TrialProcess.class.getName());
      command.addAll(
          TrialProcess.arguments(entrant, engine, order.server(), order.threads(), answer));
      var process = new ProcessBuilder(command).inheritIO().start();
      Runtime.getRuntime().addShutdownHook(new Thread(process::destroy, "stop"));
      int code = process.waitFor();
      return code == 0
          ? Result.JSON.readValue(answer.toFile(), Result.class)
          : TrialProcess.failed(
              entrant, engine, "its process ended with code %d; see above".formatted(code));
    } finally {
      Files.deleteIfExists(answer);
    }
  }

  private static void explain(Result result) {
    result.answers().stream()
        .filter(Answer::hasFailed)
        .findFirst()
        .ifPresent(answer -> System.out.println(result.name() + ": " + answer.failure()));
  }
}
