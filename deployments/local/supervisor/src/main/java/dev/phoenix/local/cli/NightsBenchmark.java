package dev.phoenix.local.cli;

import dev.phoenix.local.UserError;
import dev.phoenix.local.nights.Day;
import dev.phoenix.local.nights.Week;
import dev.phoenix.local.rest.ModelRuntime;
import dev.phoenix.local.rest.Workers;
import java.io.IOException;
import java.util.List;

/** A week of nights, on a platform of its own that begins with the model as it was made. */
final class NightsBenchmark implements BenchCommand.Benchmark {

  private static final int DAYS = 7;
  private static final int MOST_DAYS = 12;
  private static final int POSTS_A_DAY = 16;
  private static final int UNSEEN_TOPICS = 24;
  private static final List<String> ZERO =
      List.of("nights_failed", "verdicts_lost", "failed_requests");

  @Override
  public List<Figure> run(BenchCommand.Request request, Console console)
      throws IOException, InterruptedException {
    int days = request.runs(DAYS);
    if (days > MOST_DAYS) {
      throw new UserError("nights: --runs is at most " + MOST_DAYS);
    }
    var week =
        SideHome.trial(
            request.here(),
            console,
            (platform, camunda) -> {
              var ports = platform.settings().ports();
              return new Week(
                      camunda,
                      Workers.at(ports),
                      ModelRuntime.at(ports, System.getenv()),
                      platform.home().logs(),
                      console::say)
                  .run(days, POSTS_A_DAY, UNSEEN_TOPICS, request.since());
            });
    Day.table(week.before(), week.days()).forEach(console::say);
    return List.of(
        new Figure("nights", days, "1"),
        new Figure("nights_failed", week.failedNights(), "1"),
        new Figure("voice_before", week.before(), "1"),
        new Figure("voice_after", week.days().getLast().coverage(), "1"),
        new Figure("verdicts_lost", week.lost(), "1"),
        new Figure("failed_requests", week.failedRequests(), "1"));
  }

  @Override
  public boolean passed(List<Figure> figures) {
    return Figure.allZero(figures, ZERO);
  }
}
