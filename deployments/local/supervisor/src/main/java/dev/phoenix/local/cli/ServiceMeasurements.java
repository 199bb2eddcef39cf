package dev.phoenix.local.cli;

import dev.phoenix.local.cli.ServerMeasurements.Part;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;

/**
 * The model runtime as a service: adapters that change under load, a backend that dies, pictures,
 * and the server as a process.
 */
final class ServiceMeasurements {

  private static final String FALLBACKS = "20";

  private ServiceMeasurements() {}

  /** See {@link ServerMeasurements.Parts}. */
  static List<Part> parts(Path root, Path folder, List<String> server) {
    var service = new ArrayList<String>();
    service.add(folder.resolve("server").toString());
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
