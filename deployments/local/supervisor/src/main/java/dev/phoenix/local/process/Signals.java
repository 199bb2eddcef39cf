package dev.phoenix.local.process;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.Collection;
import java.util.List;

/** Stopping processes (SIGSTOP) and letting them go on (SIGCONT). Java itself can only end them. */
public final class Signals {

  private Signals() {}

  /**
   * Stops the living ones; they keep all that they have and do nothing, not even end when asked to.
   *
   * @throws IOException if one lives on unstopped
   */
  public static void stop(Collection<ProcessIdentity> processes) throws IOException {
    send("-STOP", processes);
    for (var process : processes) {
      if (process.isAlive() && !awaitStopped(process)) {
        throw new IOException("process " + process.pid() + " cannot be stopped");
      }
    }
  }

  /**
   * Lets the living ones go on; none was stopped, nothing happens.
   *
   * @throws IOException if the signal cannot be sent
   */
  public static void goOn(Collection<ProcessIdentity> processes) throws IOException {
    send("-CONT", processes);
  }

  /** Whether a process is stopped: state T in {@code /proc/PID/stat}; false where that is not. */
  public static boolean isStopped(ProcessIdentity process) {
    try {
      var line = Files.readString(Path.of("/proc/" + process.pid() + "/stat"));
      var state = line.charAt(line.lastIndexOf(')') + 2);
      return (state == 'T' || state == 't') && process.isAlive();
    } catch (IOException ended) {
      return false;
    }
  }

  // the signal is sent at once and obeyed a moment later, by each thread of the process
  private static boolean awaitStopped(ProcessIdentity process) {
    if (!Files.isReadable(Path.of("/proc/self/stat"))) {
      return true;
    }
    return uninterrupted(
        () -> {
          for (int look = 0; look < 500; look++) {
            if (isStopped(process) || !process.isAlive()) {
              return true;
            }
            Thread.sleep(10);
          }
          return false;
        });
  }

  private static void send(String signal, Collection<ProcessIdentity> processes)
      throws IOException {
    // the shell's own kill: not every system has it as a program
    List<String> command = new ArrayList<>(List.of("sh", "-c", "kill " + signal + " \"$@\"", "sh"));
    int without = command.size();
    processes.stream()
        .filter(ProcessIdentity::isAlive)
        .forEach(process -> command.add(Long.toString(process.pid())));
    if (command.size() == without) {
      return;
    }
    var kill =
        new ProcessBuilder(command)
            .redirectErrorStream(true)
            .redirectOutput(ProcessBuilder.Redirect.DISCARD)
            .start();
    // what it answers is of no use: one of several may have ended by itself meanwhile
    uninterrupted(kill::waitFor);
  }

  /** Does it to its end; an interruption is kept for afterwards. */
  private static <T> T uninterrupted(Waiting<T> waiting) {
    boolean interrupted = Thread.interrupted();
    try {
      while (true) {
        try {
          return waiting.get();
        } catch (InterruptedException e) {
          interrupted = true;
        }
      }
    } finally {
      if (interrupted) {
        Thread.currentThread().interrupt();
      }
    }
  }

  private interface Waiting<T> {
    T get() throws InterruptedException;
  }
}
