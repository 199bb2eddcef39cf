package dev.phoenix.local.cli;

import dev.phoenix.local.UserError;
import dev.phoenix.local.bench.requests.RequestCounts;
import dev.phoenix.local.bench.requests.RequestsPlan;
import dev.phoenix.local.bench.requests.RequestsSeen;
import dev.phoenix.local.bench.requests.RequestsTrial;
import dev.phoenix.local.home.Home;
import dev.phoenix.local.home.Settings;
import dev.phoenix.local.platform.Prerequisites;
import dev.phoenix.local.rest.Camunda;
import dev.phoenix.local.rest.Credentials;
import dev.phoenix.local.rest.TelegramChat;
import dev.phoenix.local.service.Service;
import dev.phoenix.local.service.ServiceCatalog;
import dev.phoenix.local.service.StoredRequests;
import dev.phoenix.local.service.TelegramDouble;
import dev.phoenix.local.supervise.RestartPolicy;
import java.io.IOException;
import java.net.URI;
import java.util.ArrayList;
import java.util.List;
import java.util.Random;

/**
 * Requests decided at two places at once, under kills, and beyond the budget: half of them with the
 * workers' own H2 file, which dies with them, half with a PostgreSQL server that is killed, too.
 */
final class RequestsBenchmark implements BenchCommand.Benchmark {

  private static final String H2 = "h2";
  private static final String POSTGRESQL = "postgresql";

  /** Figures that have to be zero. */
  private static final List<String> ZERO =
      List.of(
          "double_decisions",
          "wrong_outcomes",
          "untold",
          "double_asked",
          "left_asking",
          "double_bookings",
          "lost",
          "overspent",
          "underspent");

  @Override
  public List<Figure> run(BenchCommand.Request request, Console console)
      throws IOException, InterruptedException {
    var plan = request.plan();
    var random = new Random(request.seed());
    console.say(
        "%d races, %d requests, %d approvals, seed %d"
            .formatted(plan.races(), plan.requests(), plan.approvals(), request.seed()));
    var platforms =
        switch (request.only()) {
          case "" -> List.of(new Part(plan.firstHalf(), false), new Part(plan.secondHalf(), true));
          case H2 -> List.of(new Part(plan, false));
          case POSTGRESQL -> List.of(new Part(plan, true));
          default -> throw new UserError("--only is %s or %s".formatted(H2, POSTGRESQL));
        };
    var counts = new ArrayList<RequestCounts>();
    for (var part : platforms) {
      counts.add(trial(part, random, console));
    }
    return figures(counts, plan, request.seed());
  }

  /**
   * A part of the trial, on a platform of its own.
   *
   * @param postgres whether the workers' database is a process that can be killed
   */
  private record Part(RequestsPlan plan, boolean postgres) {}

  private static RequestCounts trial(Part part, Random random, Console console)
      throws IOException, InterruptedException {
    var environment = System.getenv();
    var bench = SideHome.named("bench", environment);
    var home = bench.home();
    Stack.empty(home, console);
    var tryOut = TryOut.withDouble(bench.settings(), environment, home);
    var settings = tryOut.settings();
    var catalog = tryOut.catalog(home);
    RequestsSeen seen;
    try (var stack = Stack.take(home, console)) {
      Runtime.getRuntime().addShutdownHook(new Thread(stack::close, "stop"));
      var services = services(catalog, home, console, part.postgres());
      Prerequisites.checkPorts(settings.ports(), UpCommand.used(settings, services));
      stack.start(services, RestartPolicy.untiring());
      var camunda =
          new Camunda(
              URI.create("http://127.0.0.1:" + settings.ports().rest()), Credentials.demo());
      UpCommand.deployFlows(home, camunda, console);
      seen =
          new RequestsTrial(camunda, chat(settings), stack::state, random, console::say)
              .run(part.plan(), part.postgres() ? catalog.ledgerPostmaster() : null);
      if (part.postgres()) {
        return RequestCounts.of(seen, StoredRequests.read(catalog.requestsReader(true)));
      }
    }
    // an H2 file belongs to the workers as long as they run
    return RequestCounts.of(seen, StoredRequests.read(catalog.requestsReader(false)));
  }

  private static TelegramChat chat(Settings settings) {
    return new TelegramChat(
        TelegramDouble.address(settings.ports()), TelegramDouble.CHAT, TelegramDouble.PERSON);
  }

  private static List<Service> services(
      ServiceCatalog catalog, Home home, Console console, boolean postgres)
      throws IOException, InterruptedException {
    var services = new ArrayList<Service>();
    if (postgres) {
      services.add(catalog.ledger());
    }
    for (var service : catalog.all(UpCommand.provide(home, console, System.getenv()))) {
      var named = service;
      if (service.name().equals("workers")) {
        named = service.with(RequestsTrial.SETTINGS, List.of());
        if (postgres) {
          named = named.with(catalog.ledgerEnvironment(), List.of("ledger"));
        }
      }
      services.add(named);
    }
    return services;
  }

  private static List<Figure> figures(List<RequestCounts> parts, RequestsPlan plan, long seed) {
    var all = parts.stream().reduce(RequestCounts::plus).orElseThrow();
    int covered = parts.size() * Math.min(plan.approvals(), RequestsTrial.COVERED);
    return List.of(
        new Figure("races", all.races(), "1"),
        new Figure("requests", all.crashes(), "1"),
        new Figure("approvals", all.approvals(), "1"),
        new Figure("double_decisions", all.doubleDecisions(), "1"),
        new Figure("wrong_outcomes", all.wrongOutcomes(), "1"),
        new Figure("told", all.told(), "1", "of %d who were too late".formatted(all.losers())),
        new Figure("untold", all.losers() - all.told(), "1"),
        new Figure("double_asked", all.doubleAsked(), "1"),
        new Figure("not_in_telegram", all.unasked(), "1", "asked in Tasklist only"),
        new Figure("left_asking", all.leftAsking(), "1"),
        new Figure("double_bookings", all.doubleBookings(), "1"),
        new Figure("lost", all.lost(), "1"),
        new Figure("passed", all.passed(), "1", "of %d that the budget covers".formatted(covered)),
        new Figure("underspent", Math.max(0, covered - all.passed()), "1"),
        new Figure("overspent", all.overspent().doubleValue(), "EUR"),
        new Figure("won_by_telegram", all.wonByTelegram(), "1"),
        new Figure("kills", all.kills(), "1"),
        new Figure("seed", seed, "1"));
  }

  @Override
  public boolean passed(List<Figure> figures) {
    return Figure.allZero(figures, ZERO);
  }
}
