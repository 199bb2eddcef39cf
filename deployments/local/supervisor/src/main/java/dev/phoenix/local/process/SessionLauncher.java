package dev.phoenix.local.process;

import dev.phoenix.local.systemd.ServiceManager;
import java.io.File;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;

/**
 * Starts a process as the leader of a session of its own, so that a Ctrl-C in the terminal reaches
 * only the supervisor, which then ends its services in order.
 */
public final class SessionLauncher {

  private static final List<String> PREFIX = prefix();

  private SessionLauncher() {}

  /**
   * Starts the command in a directory, standard error joined to standard output, standard input
   * empty.
   */
  public static Process start(List<String> command, Map<String, String> environment, Path directory)
      throws IOException {
    Files.createDirectories(directory);
    List<String> line = new ArrayList<>(PREFIX);
    line.addAll(command);
    ProcessBuilder builder =
        new ProcessBuilder(line).directory(directory.toFile()).redirectErrorStream(true);
    builder.environment().keySet().removeAll(ServiceManager.VARIABLES);
    builder.environment().putAll(environment);
    Process process = builder.start();
    process.getOutputStream().close();
    return process;
  }

  private static List<String> prefix() {
    if (onPath("setsid")) {
      return List.of("setsid");
    }
    // macOS has no setsid command; its perl does the same and becomes the command, too
    return onPath("perl")
        ? List.of("perl", "-MPOSIX", "-e", "POSIX::setsid(); exec { $ARGV[0] } @ARGV")
        : List.of();
  }

  private static boolean onPath(String program) {
    String path = System.getenv().getOrDefault("PATH", "");
    return List.of(path.split(File.pathSeparator)).stream()
        .filter(folder -> !folder.isEmpty())
        .anyMatch(folder -> Files.isExecutable(Path.of(folder, program)));
  }
}
