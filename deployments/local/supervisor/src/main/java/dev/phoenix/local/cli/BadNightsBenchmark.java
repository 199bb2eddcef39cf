package dev.phoenix.local.cli;

import dev.phoenix.local.nights.BadNight;
import dev.phoenix.local.nights.BadNights;
import java.io.IOException;
import java.util.List;

/** Six bad nights, after a good one where they have a platform of their own. */
final class BadNightsBenchmark implements BenchCommand.Benchmark {

  private static final String NOT_REFUSED = "bad_nights_not_refused";

  @Override
  public List<Figure> run(BenchCommand.Request request, Console console)
      throws IOException, InterruptedException {
    var kinds = BadNight.chosen(request.only());
    var results =
        SideHome.trial(
            request.here(),
            console,
            (platform, _) -> {
              var nights =
                  new BadNights(platform.home(), platform.settings().ports(), console::say);
              var drafts = nights.drafts(kinds);
              if (!request.here()) {
                nights.makeLive();
              }
              return nights.run(kinds, drafts, request.seed());
            });
    BadNights.table(results).forEach(console::say);
    long refused = results.stream().filter(BadNights.Result::refused).count();
    return List.of(
        new Figure("bad_nights", results.size(), "1"),
        new Figure(NOT_REFUSED, results.size() - refused, "1"),
        new Figure("seed", request.seed(), "1"));
  }

  @Override
  public boolean passed(List<Figure> figures) {
    return Figure.allZero(figures, List.of(NOT_REFUSED));
  }
}
