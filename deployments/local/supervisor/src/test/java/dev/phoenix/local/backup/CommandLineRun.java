package dev.phoenix.local.backup;

import dev.phoenix.local.Phoenix;
import dev.phoenix.local.home.Home;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;

/**
 * The command line as a process of its own, as a person runs it.
 *
 * @param code its exit code
 * @param output all that it printed
 */
record CommandLineRun(int code, String output) {

  static CommandLineRun in(Home home, String... arguments)
      throws IOException, InterruptedException {
    var command =
        new ArrayList<>(
            List.of(
                Path.of(System.getProperty("java.home"), "bin/java").toString(),
                "-XX:TieredStopAtLevel=1",
                "-XX:+UseSerialGC",
                "-cp",
                System.getProperty("java.class.path"),
                Phoenix.class.getName()));
    command.addAll(List.of(arguments));
    var builder = new ProcessBuilder(command).redirectErrorStream(true);
    builder.environment().put("PHOENIX_HOME", home.directory().toString());
    builder.environment().put("PHOENIX_ROOT", home.root().toString());
    builder.environment().remove("SPRING_DATASOURCE_URL");
    var process = builder.start();
    process.getOutputStream().close();
    var output = new String(process.getInputStream().readAllBytes(), StandardCharsets.UTF_8);
    return new CommandLineRun(process.waitFor(), output);
  }
}
