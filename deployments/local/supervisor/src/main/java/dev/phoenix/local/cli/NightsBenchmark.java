package dev.phoenix.local.cli;

import dev.phoenix.local.UserError;
import dev.phoenix.local.nights.Day;
import dev.phoenix.local.nights.Week;
import dev.phoenix.local.rest.ModelRuntime;
import dev.phoenix.local.rest.Workers;
import java.io.IOException;
import java.util.List;

/** A week of nights on a platform of its own that begins with the model as it was made. */
final class NightsBenchmark implements BenchCommand.Benchmark {

  private static final int DAYS = 7;
  private static final int MOST_DAYS = 12;
  private static final int POSTS_A_DAY = 16;
  private static final int UNSEEN_TOPICS = 24;

  @Override
  public List<Figure> run(BenchCommand.Request request, Console console)
      throws IOException, InterruptedException {
    int days = request.runs(DAYS);
    if (days > MOST_DAYS) {
      throw new UserError("nights: --runs is at most " + MOST_DAYS);
    }
    var environment = System.getenv();
    var bench = SideHome.named("bench", environment).forNights();
    Stack.empty(bench.home(), console);
    Week.Result week;
    try (var stack = Stack.take(bench.home(), console)) {
      Runtime.getRuntime().addShutdownHook(new Thread(stack::close, "stop"));
      var camunda = bench.start(stack, console, environment);
      var ports = bench.settings().ports();
      week =
          new Week(
                  camunda,
                  Workers.at(ports),
                  ModelRuntime.at(ports, environment),
                  bench.home().logs(),
                  console::say)
              .run(days, POSTS_A_DAY, UNSEEN_TOPICS);
    }
    Day.table(week.before(), week.days()).forEach(console::say);
    return List.of(
        new Figure("nights", days, "1"),
        new Figure("nights_failed", week.failedNights(), "1"),
        new Figure("voice_before", week.before(), "1"),
        new Figure("voice_after", week.days().getLast().coverage(), "1"),
        new Figure("verdicts_lost", week.lost(), "1"),
        new Figure("failed_requests", week.failedRequests(), "1"));
  }
}
