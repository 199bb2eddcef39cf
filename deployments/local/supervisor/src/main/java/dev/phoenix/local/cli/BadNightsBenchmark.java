package dev.phoenix.local.cli;

import dev.phoenix.local.nights.BadNight;
import dev.phoenix.local.nights.BadNights;
import dev.phoenix.local.rest.ModelRuntime;
import dev.phoenix.local.rest.Workers;
import java.io.IOException;
import java.util.List;

/** A good night and six bad ones, on a platform of their own. */
final class BadNightsBenchmark implements BenchCommand.Benchmark {

  @Override
  public List<Figure> run(BenchCommand.Request request, Console console)
      throws IOException, InterruptedException {
    var environment = System.getenv();
    var bench = SideHome.named("bench", environment).forNights();
    Stack.empty(bench.home(), console);
    List<BadNights.Result> results;
    try (var stack = Stack.take(bench.home(), console)) {
      Runtime.getRuntime().addShutdownHook(new Thread(stack::close, "stop"));
      bench.start(stack, console, environment);
      var ports = bench.settings().ports();
      var nights =
          new BadNights(Workers.at(ports), ModelRuntime.at(ports, environment), console::say);
      var kinds = List.of(BadNight.values());
      var drafts = nights.drafts(kinds);
      nights.makeLive();
      results = nights.run(kinds, drafts, request.seed());
    }
    BadNights.table(results).forEach(console::say);
    long refused = results.stream().filter(BadNights.Result::refused).count();
    return List.of(
        new Figure("bad_nights", results.size(), "1"),
        new Figure("bad_nights_not_refused", results.size() - refused, "1"),
        new Figure("seed", request.seed(), "1"));
  }
}
