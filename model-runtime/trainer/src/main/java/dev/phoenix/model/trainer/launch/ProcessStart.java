package dev.phoenix.model.trainer.launch;

import java.io.BufferedReader;
import java.io.File;
import java.io.IOException;
import java.lang.ProcessBuilder.Redirect;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;

/**
 * A process that is to be started.
 *
 * @param environment all of it
 * @param directory that it works in
 * @param log that its outputs are added to
 */
record ProcessStart(
    List<String> command, Map<String, String> environment, Path directory, Path log) {

  /**
   * Starts a command of its own session whose parent ends at once, so that the system adopts it.
   * The inner shell says the process id, which stays when the shell is replaced by the command. The
   * outer one lives until that was read: Java closes the output of a child that has ended.
   */
  private static final List<String> DETACH =
      List.of(
          "sh",
          "-c",
          "setsid --fork sh -c 'echo $$; exec >>\"$0\" 2>&1; exec \"$@\"' \"$@\" | head -n 1",
          "sh");

  /** Starts it as nobody's child and returns its process id. */
  long detached() throws IOException {
    List<String> all = new ArrayList<>(DETACH);
    all.add(log.toString());
    all.addAll(command);
    Process parent = builder(all).redirectError(Redirect.appendTo(log.toFile())).start();
    try (BufferedReader said = parent.inputReader()) {
      String pid = said.readLine();
      if (pid == null) {
        throw new IOException("No process could be started: %s says why".formatted(log));
      }
      return Long.parseLong(pid);
    }
  }

  /** Starts it as a child and returns its process id. */
  long child() throws IOException {
    return builder(command)
        .redirectErrorStream(true)
        .redirectOutput(Redirect.appendTo(log.toFile()))
        .start()
        .pid();
  }

  private ProcessBuilder builder(List<String> all) {
    ProcessBuilder builder = new ProcessBuilder(all).directory(directory.toFile());
    builder.environment().clear();
    builder.environment().putAll(environment);
    return builder.redirectInput(
        Redirect.from(new File(File.separatorChar == '/' ? "/dev/null" : "NUL")));
  }
}
