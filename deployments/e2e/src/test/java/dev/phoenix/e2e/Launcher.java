package dev.phoenix.e2e;

import java.nio.charset.StandardCharsets;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.regex.Pattern;

/** {@code deployments/phoenix} with a home and ports of its own. */
record Launcher(Path home, int portBase) {

  static final Path ROOT = Path.of("../..").toAbsolutePath().normalize();

  /** A command that is ready to be started. */
  ProcessBuilder command(String... arguments) {
    var command = new ArrayList<>(List.of(ROOT.resolve("deployments/phoenix").toString()));
    command.addAll(List.of(arguments));
    var process = new ProcessBuilder(command).redirectErrorStream(true);
    process.environment().put("PHOENIX_HOME", home.toString());
    process.environment().put("PHOENIX_PORT_BASE", Integer.toString(portBase));
    return process;
  }

  /** Runs a command to its end. */
  Result run(String... arguments) throws Exception {
    var process = command(arguments).start();
    process.getOutputStream().close();
    var output = new String(process.getInputStream().readAllBytes(), StandardCharsets.UTF_8);
    return new Result(process.waitFor(), output);
  }

  /** The processes whose command line mentions the home, and not one whose path ends like it. */
  List<Long> processes() {
    var mention = Pattern.compile("(?<![\\w./-])" + Pattern.quote(home.toString()));
    return ProcessHandle.allProcesses()
        .filter(process -> mention.matcher(process.info().commandLine().orElse("")).find())
        .map(ProcessHandle::pid)
        .toList();
  }

  /** How a command ended, and what it said. */
  record Result(int code, String output) {}
}
