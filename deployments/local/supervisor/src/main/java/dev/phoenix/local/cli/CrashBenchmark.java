package dev.phoenix.local.cli;

import dev.phoenix.local.nights.Cell;
import dev.phoenix.local.nights.CrashTrial;
import java.io.IOException;
import java.util.List;
import java.util.Random;

/** Nights of learning in which each process is killed in each state, as a matrix. */
final class CrashBenchmark implements BenchCommand.Benchmark {

  @Override
  public List<Figure> run(BenchCommand.Request request, Console console)
      throws IOException, InterruptedException {
    var cells = Cell.chosen(request.only());
    var side = SideHome.named("crashes", System.getenv());
    Stack.empty(side.home(), console);
    CrashTrial.prepare(side.home(), side.settings());
    var settings = SideHome.named("crashes", System.getenv()).settings();
    console.say("%d nights, seed %d".formatted(cells.size() + 1, request.seed()));
    var report =
        new CrashTrial(side.home(), settings, new Random(request.seed()), console::say).run(cells);
    report.matrix().forEach(System.out::println);
    return List.of(
        new Figure("cells", report.cells(), "1"),
        new Figure("kills", report.kills(), "1"),
        new Figure("missed", report.missed(), "1"),
        new Figure("between", report.between(), "1"),
        new Figure("next_run_failed", report.nextRunFailed(), "1"),
        new Figure("seed", request.seed(), "1"));
  }

  @Override
  public boolean passed(List<Figure> figures) {
    return Figure.allZero(figures, List.of("between", "next_run_failed"));
  }
}
