package dev.phoenix.local.cli;

import dev.phoenix.local.home.Folders;
import dev.phoenix.local.home.Home;
import java.io.IOException;
import java.nio.file.Files;
import java.util.List;

/** A measurement of phoenix-core, with the libraries of its training. */
final class ModelBenchmark implements BenchCommand.Benchmark {

  private final String mainClass;

  ModelBenchmark(String mainClass) {
    this.mainClass = mainClass;
  }

  @Override
  public List<Figure> run(BenchCommand.Request request, Console console)
      throws IOException, InterruptedException {
    var module = Home.of(System.getenv()).root().resolve("model-runtime/training");
    var folder = Files.createTempDirectory("phoenix-bench-model");
    try {
      return new MeasuringProcess(module, "phoenix-model-training")
          .figures(
              List.of(),
              mainClass,
              List.of(folder.toString(), Long.toString(request.seed())),
              console);
    } finally {
      Folders.delete(folder);
    }
  }
}
