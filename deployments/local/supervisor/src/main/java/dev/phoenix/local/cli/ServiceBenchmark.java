package dev.phoenix.local.cli;

import dev.phoenix.local.home.Folders;
import dev.phoenix.local.home.Home;
import dev.phoenix.local.home.Settings;
import dev.phoenix.local.service.ServiceCatalog;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;

/**
 * The model runtime as a service: adapters that change under load, a backend that dies, pictures,
 * and the server as a process. One measurement after the other, each in a process of its own, so
 * that none sees what another left in the heap or in compiled code.
 */
final class ServiceBenchmark implements BenchCommand.Benchmark {

  private static final String FALLBACKS = "20";

  private record Part(List<String> options, String mainClass, List<String> arguments) {}

  @Override
  public List<Figure> run(BenchCommand.Request request, Console console)
      throws IOException, InterruptedException {
    var environment = System.getenv();
    var home = Home.of(environment);
    var server = new ServiceCatalog(home, Settings.read(home, environment)).modelServer();
    var module =
        new MeasuringProcess(home.root().resolve("model-runtime/bench"), "phoenix-model-bench");
    var folder = Files.createTempDirectory("phoenix-bench-service");
    try {
      var figures = new ArrayList<Figure>();
      for (var part : parts(folder, server)) {
        figures.addAll(module.figures(part.options(), part.mainClass(), part.arguments(), console));
      }
      return figures;
    } finally {
      Folders.delete(folder);
    }
  }

  private static List<Part> parts(Path folder, List<String> server) {
    var service = new ArrayList<>(List.of(folder.resolve("server").toString()));
    service.addAll(server);
    return List.of(
        new Part(
            List.of(),
            "dev.phoenix.model.local.bench.SwapBenchmark",
            List.of(
                "--threads",
                "1",
                "--folder",
                folder.resolve("swap").toString(),
                "--natives",
                folder.resolve("natives").toString())),
        new Part(List.of(), "dev.phoenix.model.router.bench.FallbackBenchmark", List.of(FALLBACKS)),
        new Part(List.of(), "dev.phoenix.model.images.bench.ImageBenchmark", List.of()),
        new Part(
            // the engine beside the server is run by the same compiler as in the server
            List.of("-XX:TieredStopAtLevel=1"),
            "dev.phoenix.model.bench.service.ServiceBenchmark",
            service));
  }
}
