package dev.phoenix.local.cli;

import dev.phoenix.local.bench.soak.SoakTrial;
import dev.phoenix.local.child.ChildPlatform;
import java.io.IOException;
import java.time.Duration;
import java.util.List;

/** Steady load, and whether what the processes take stays the same. */
final class SoakBenchmark implements BenchCommand.Benchmark {

  private static final double FLAT = 1.05;
  private static final List<String> KINDS = List.of("memory", "threads", "files", "processes");

  @Override
  public List<Figure> run(BenchCommand.Request request, Console console)
      throws IOException, InterruptedException {
    var side = SideHome.named("bench", System.getenv());
    Stack.empty(side.home(), console);
    try (var platform = new ChildPlatform(side.home(), "--sample")) {
      Runtime.getRuntime().addShutdownHook(new Thread(platform::close, "stop"));
      var report =
          new SoakTrial(platform, side.settings().ports(), console::say)
              .run(Duration.ofMinutes(request.minutes()));
      report.table().forEach(System.out::println);
      return List.of(
          new Figure("minutes", request.minutes(), "min"),
          ratio("memory", report.most("memory")),
          ratio("threads", report.most("threads")),
          ratio("files", report.most("files")),
          ratio("processes", report.most("processes")),
          new Figure("restarts", report.restarts(), "1"),
          new Figure("posts", report.posts(), "1"),
          new Figure("lost", report.lost(), "1"));
    }
  }

  private static Figure ratio(String what, double most) {
    return new Figure(what + "_ratio_max", most, "1", "last third over first, the most of all");
  }

  @Override
  public boolean passed(List<Figure> figures) {
    return Figure.allZero(figures, List.of("restarts", "lost"))
        && figures.stream()
            .filter(
                figure ->
                    KINDS.stream().anyMatch(kind -> figure.name().equals(kind + "_ratio_max")))
            .allMatch(figure -> figure.value() <= FLAT);
  }
}
