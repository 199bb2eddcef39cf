package dev.phoenix.local.cli;

import dev.phoenix.local.UserError;
import dev.phoenix.local.home.Home;
import dev.phoenix.local.process.LogTail;
import java.io.IOException;
import java.nio.file.Files;
import java.util.concurrent.Callable;
import java.util.stream.Collectors;
import picocli.CommandLine.Command;
import picocli.CommandLine.Option;
import picocli.CommandLine.Parameters;

/** {@code logs NAME}: the end of a service's log. */
@Command(
    name = "logs",
    mixinStandardHelpOptions = true,
    description = "Shows the end of a service's log.")
public final class LogsCommand implements Callable<Integer> {

  @Parameters(paramLabel = "NAME", description = "The service, as 'status' names it.")
  private String name = "";

  @Option(
      names = {"-n", "--lines"},
      paramLabel = "N",
      description = "How many lines.",
      defaultValue = "100")
  private int lines;

  @Option(
      names = {"-f", "--follow"},
      description = "Show what is added, until Ctrl-C.")
  private boolean follow;

  @Override
  public Integer call() throws IOException, InterruptedException {
    var logs = Home.of(System.getenv()).logs();
    var file = logs.resolve(name + ".log").normalize();
    if (!file.startsWith(logs) || !Files.exists(file)) {
      throw new UserError("There is no log of '" + name + "'. There are: " + known(logs));
    }
    var end = Files.size(file);
    LogTail.lines(file, lines).forEach(System.out::println);
    return follow ? new LogFollower(file, System.out).follow(end) : 0;
  }

  private static String known(java.nio.file.Path logs) throws IOException {
    if (!Files.isDirectory(logs)) {
      return "none yet";
    }
    try (var files = Files.list(logs)) {
      return files
          .map(file -> file.getFileName().toString())
          .filter(file -> file.endsWith(".log"))
          .map(file -> file.substring(0, file.length() - 4))
          .sorted()
          .collect(Collectors.joining(", "));
    }
  }
}
