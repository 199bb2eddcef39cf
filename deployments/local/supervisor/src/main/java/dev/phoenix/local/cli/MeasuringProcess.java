package dev.phoenix.local.cli;

import dev.phoenix.local.UserError;
import java.io.BufferedReader;
import java.io.IOException;
import java.io.InputStreamReader;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.NoSuchFileException;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;

/** A program of a module that measures, as a process of its own: this one has a small heap. */
final class MeasuringProcess {

  private final Path target;
  private final String artifact;

  /**
   * A module's programs.
   *
   * @param module its folder, built, with its libraries' paths in {@code target/classpath}
   * @param artifact the name of its jar, without the version
   */
  MeasuringProcess(Path module, String artifact) {
    this.target = module.resolve("target");
    this.artifact = artifact;
  }

  /** The command that runs a main class. */
  List<String> command(List<String> options, String mainClass, List<String> arguments)
      throws IOException {
    var command = new ArrayList<String>();
    command.add(Path.of(System.getProperty("java.home"), "bin/java").toString());
    command.addAll(List.of("-Xmx1g", "-XX:+UseSerialGC", "--enable-native-access=ALL-UNNAMED"));
    command.addAll(options);
    command.addAll(List.of("-cp", classpath(), mainClass));
    command.addAll(arguments);
    return command;
  }

  /** Runs a main class to its end; says all that it prints, and answers what of it is figures. */
  List<Figure> figures(
      List<String> options, String mainClass, List<String> arguments, Console console)
      throws IOException, InterruptedException {
    var process =
        new ProcessBuilder(command(options, mainClass, arguments))
            .redirectError(ProcessBuilder.Redirect.INHERIT)
            .start();
    Runtime.getRuntime().addShutdownHook(new Thread(process::destroy, "stop"));
    var figures = new ArrayList<Figure>();
    try (var lines =
        new BufferedReader(
            new InputStreamReader(process.getInputStream(), StandardCharsets.UTF_8))) {
      for (var line = lines.readLine(); line != null; line = lines.readLine()) {
        Figure.parse(line).ifPresent(figures::add);
        console.say(line);
      }
      if (process.waitFor() != 0) {
        throw new UserError("The measurement failed; what it said stands above");
      }
    } finally {
      process.destroy();
    }
    return figures;
  }

  private String classpath() throws IOException {
    try (var jars = Files.newDirectoryStream(target, artifact + "-*-SNAPSHOT.jar")) {
      for (var jar : jars) {
        return jar + ":" + Files.readString(target.resolve("classpath")).strip();
      }
    } catch (NoSuchFileException missing) {
      // the message below says what to do
    }
    throw new UserError(
        artifact + " is not built: run ./deployments/phoenix, which builds what is missing");
  }
}
