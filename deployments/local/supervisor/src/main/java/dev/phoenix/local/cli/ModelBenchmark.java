package dev.phoenix.local.cli;

import dev.phoenix.local.UserError;
import dev.phoenix.local.home.Folders;
import dev.phoenix.local.home.Home;
import java.io.BufferedReader;
import java.io.IOException;
import java.io.InputStreamReader;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;

/** A measurement of phoenix-core, in a process of its own with the libraries of its training. */
final class ModelBenchmark implements BenchCommand.Benchmark {

  private final String mainClass;

  ModelBenchmark(String mainClass) {
    this.mainClass = mainClass;
  }

  @Override
  public List<Figure> run(BenchCommand.Request request, Console console)
      throws IOException, InterruptedException {
    var home = Home.of(System.getenv());
    var folder = Files.createTempDirectory("phoenix-bench-model");
    var builder =
        new ProcessBuilder(
                Path.of(System.getProperty("java.home"), "bin/java").toString(),
                "-Xmx1g",
                "-XX:+UseSerialGC",
                "--enable-native-access=ALL-UNNAMED",
                "-cp",
                classpath(home.root().resolve("model-runtime/training/target")),
                mainClass,
                folder.toString(),
                Long.toString(request.seed()))
            .redirectError(ProcessBuilder.Redirect.INHERIT);
    var process = builder.start();
    var stop = new Thread(process::destroy, "stop");
    Runtime.getRuntime().addShutdownHook(stop);
    var figures = new ArrayList<Figure>();
    try (var lines =
        new BufferedReader(
            new InputStreamReader(process.getInputStream(), StandardCharsets.UTF_8))) {
      for (var line = lines.readLine(); line != null; line = lines.readLine()) {
        var figure = Figure.parse(line);
        figure.ifPresent(figures::add);
        if (figure.isEmpty()) {
          console.say(line);
        }
      }
      if (process.waitFor() != 0) {
        throw new UserError("The measurement failed; what it said stands above");
      }
    } finally {
      Runtime.getRuntime().removeShutdownHook(stop);
      Folders.delete(folder);
    }
    return figures;
  }

  private static String classpath(Path target) throws IOException {
    try (var jars = Files.newDirectoryStream(target, "phoenix-model-training-*-SNAPSHOT.jar")) {
      for (var jar : jars) {
        return jar + ":" + Files.readString(target.resolve("classpath")).strip();
      }
    }
    throw new UserError("model-runtime/training is not built: run ./deployments/phoenix bench");
  }
}
