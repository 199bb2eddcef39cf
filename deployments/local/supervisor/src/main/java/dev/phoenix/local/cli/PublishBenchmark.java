package dev.phoenix.local.cli;

import dev.phoenix.local.bench.PublishCounts;
import dev.phoenix.local.bench.PublishTrial;
import dev.phoenix.local.home.Home;
import dev.phoenix.local.home.Settings;
import dev.phoenix.local.platform.Prerequisites;
import dev.phoenix.local.rest.Camunda;
import dev.phoenix.local.rest.Credentials;
import dev.phoenix.local.service.Service;
import dev.phoenix.local.service.ServiceCatalog;
import dev.phoenix.local.supervise.RestartPolicy;
import java.io.IOException;
import java.net.URI;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Random;

/**
 * Publications under faults: half of the runs with the ledger in the workers' own H2 file, half
 * with it in a PostgreSQL server that is killed, too. Everything else is the product as it is
 * shipped, but that its feed server would take an entry twice.
 */
final class PublishBenchmark implements BenchCommand.Benchmark {

  private static final int RUNS = 100;

  @Override
  public List<Figure> run(BenchCommand.Request request, Console console)
      throws IOException, InterruptedException {
    var bench = SideHome.named("bench", System.getenv());
    var home = bench.home();
    var settings = bench.settings();
    var random = new Random(request.seed());
    int runs = request.runs(RUNS);
    int half = runs / 2;
    console.say("%d runs, seed %d".formatted(runs, request.seed()));
    Stack.empty(home, console);
    var counts = trial(home, settings, false, 1, half, random, console);
    Stack.empty(home, console);
    counts = counts.plus(trial(home, settings, true, half + 1, runs - half, random, console));
    tell(counts, console);
    return figures(counts, request);
  }

  private static PublishCounts trial(
      Home home,
      Settings settings,
      boolean postgres,
      int first,
      int runs,
      Random random,
      Console console)
      throws IOException, InterruptedException {
    var catalog = new ServiceCatalog(home, settings);
    var camunda =
        new Camunda(URI.create("http://127.0.0.1:" + settings.ports().rest()), Credentials.demo());
    try (var stack = Stack.take(home, console)) {
      Runtime.getRuntime().addShutdownHook(new Thread(stack::close, "stop"));
      var services = services(catalog, home, console, postgres);
      Prerequisites.checkPorts(settings.ports(), UpCommand.used(settings, services));
      stack.start(services, RestartPolicy.untiring());
      UpCommand.deployFlows(home, camunda, console);
      var feed = URI.create("http://127.0.0.1:" + settings.ports().feed());
      return new PublishTrial(camunda, feed, stack::state, console::say)
          .run(first, runs, postgres ? catalog.ledgerPostmaster() : null, random);
    }
  }

  private static List<Service> services(
      ServiceCatalog catalog, Home home, Console console, boolean postgres)
      throws IOException, InterruptedException {
    var services = new ArrayList<Service>();
    var ledger = postgres ? List.of(catalog.ledger()) : List.<Service>of();
    services.addAll(ledger);
    for (var service : catalog.all(UpCommand.provide(home, console, System.getenv()))) {
      services.add(
          switch (service.name()) {
            case "feed" -> service.with(Map.of("PHOENIX_FEED_UNIQUEMARKERS", "false"), List.of());
            case "workers" ->
                postgres ? service.with(catalog.ledgerEnvironment(), List.of("ledger")) : service;
            default -> service;
          });
    }
    return services;
  }

  private static void tell(PublishCounts counts, Console console) {
    counts
        .faults()
        .forEach((fault, count) -> console.say("%3d x %s".formatted(count, name(fault))));
    counts.unfinished().forEach((run, end) -> console.say("run %d: %s".formatted(run, end)));
  }

  private static String name(Enum<?> fault) {
    return fault.name().toLowerCase(Locale.ROOT).replace('_', ' ');
  }

  private static List<Figure> figures(PublishCounts counts, BenchCommand.Request request) {
    return List.of(
        new Figure("runs", counts.runs(), "1"),
        new Figure("duplicates", counts.duplicates(), "1"),
        new Figure("lost", counts.lost(), "1"),
        new Figure("unfinished", counts.unfinished().size(), "1"),
        new Figure("sent_without_look_up", counts.sentBlindly(), "1"),
        new Figure("kills", counts.kills(), "1"),
        new Figure("sends", counts.sends(), "1"),
        new Figure("look_ups", counts.lookUps(), "1"),
        new Figure("asked_a_person", counts.questions(), "1"),
        new Figure("seed", request.seed(), "1"));
  }
}
