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
 * Measurements that may start the model runtime as a server, one after the other, each in a process
 * of its own, so that none sees what another left in the heap or in compiled code.
 */
final class ServerMeasurements implements BenchCommand.Benchmark {

  /**
   * One of them.
   *
   * @param options of its Java machine
   * @param mainClass in {@code model-runtime/bench} or what that has on its class path
   */
  record Part(List<String> options, String mainClass, List<String> arguments) {}

  /** Says what is measured. */
  interface Parts {
    /**
     * The measurements in their order.
     *
     * @param root of the project
     * @param folder for their files, deleted afterwards
     * @param server the command that starts the model runtime, without ports
     */
    List<Part> of(Path root, Path folder, List<String> server);
  }

  private final Parts parts;

  ServerMeasurements(Parts parts) {
    this.parts = parts;
  }

  @Override
  public List<Figure> run(BenchCommand.Request request, Console console)
      throws IOException, InterruptedException {
    var environment = System.getenv();
    var home = Home.of(environment);
    var server = new ServiceCatalog(home, Settings.read(home, environment)).modelServer();
    var module =
        new MeasuringProcess(home.root().resolve("model-runtime/bench"), "phoenix-model-bench");
    var folder = Files.createTempDirectory("phoenix-bench-server");
    try {
      var figures = new ArrayList<Figure>();
      for (var part : parts.of(home.root(), folder, server)) {
        figures.addAll(module.figures(part.options(), part.mainClass(), part.arguments(), console));
      }
      return figures;
    } finally {
      Folders.delete(folder);
    }
  }
}
