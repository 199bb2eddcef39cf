package dev.phoenix.local.cli;

import dev.phoenix.local.home.Folders;
import dev.phoenix.local.home.Home;
import dev.phoenix.local.home.Settings;
import dev.phoenix.local.service.ServiceCatalog;
import java.io.IOException;
import java.nio.file.Files;
import java.util.ArrayList;
import java.util.List;

/**
 * The nights of learning: speed and memory of trainings, then nights on a server of their own. One
 * measurement after the other, each in a process of its own.
 */
final class LearningBenchmark implements BenchCommand.Benchmark {

  private static final String GOLDEN = "workers/src/main/resources/learning/golden.jsonl";

  @Override
  public List<Figure> run(BenchCommand.Request request, Console console)
      throws IOException, InterruptedException {
    var environment = System.getenv();
    var home = Home.of(environment);
    var server = new ServiceCatalog(home, Settings.read(home, environment)).modelServer();
    var module =
        new MeasuringProcess(home.root().resolve("model-runtime/bench"), "phoenix-model-bench");
    var folder = Files.createTempDirectory("phoenix-bench-learning");
    try {
      var figures = new ArrayList<Figure>();
      figures.addAll(
          module.figures(
              List.of(),
              "dev.phoenix.model.bench.learning.TrainingSpeed",
              List.of(folder.resolve("speed").toString()),
              console));
      figures.addAll(
          module.figures(
              List.of(),
              "dev.phoenix.model.trainer.bench.MemoryBenchmark",
              List.of("--folder", folder.resolve("memory").toString()),
              console));
      var nights =
          new ArrayList<>(
              List.of(folder.resolve("nights").toString(), home.root().resolve(GOLDEN).toString()));
      nights.addAll(server);
      figures.addAll(
          module.figures(
              List.of(), "dev.phoenix.model.bench.learning.NightBenchmark", nights, console));
      return figures;
    } finally {
      Folders.delete(folder);
    }
  }
}
