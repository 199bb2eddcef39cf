package dev.phoenix.local.backup;

import dev.phoenix.local.process.ProcessIdentity;
import java.io.IOException;
import java.lang.foreign.FunctionDescriptor;
import java.lang.foreign.Linker;
import java.lang.foreign.ValueLayout;
import java.lang.invoke.MethodHandle;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.util.ArrayDeque;
import java.util.Collection;
import java.util.Deque;
import java.util.List;

/**
 * Processes that stand still by SIGSTOP, which none can refuse. They go on in the opposite order.
 */
final class StoppedProcesses implements Stillness.Held {

  private static final Duration PATIENCE = Duration.ofSeconds(5);
  private static final boolean MAC = System.getProperty("os.name").startsWith("Mac");
  private static final int SIGSTOP = MAC ? 17 : 19;
  private static final int SIGCONT = MAC ? 19 : 18;
  private static final MethodHandle KILL =
      Linker.nativeLinker()
          .downcallHandle(
              Linker.nativeLinker().defaultLookup().find("kill").orElseThrow(),
              FunctionDescriptor.of(
                  ValueLayout.JAVA_INT, ValueLayout.JAVA_INT, ValueLayout.JAVA_INT));

  private final Deque<ProcessIdentity> stopped = new ArrayDeque<>();

  private StoppedProcesses() {}

  /**
   * Stops processes one after the other. One that has ended stands still already.
   *
   * @throws IOException if one does not stop within seconds; then all go on
   */
  static StoppedProcesses stop(Collection<ProcessIdentity> processes) throws IOException {
    var held = new StoppedProcesses();
    try {
      for (var process : processes) {
        held.stopOne(process);
      }
      return held;
    } catch (IOException | RuntimeException e) {
      held.close();
      throw e;
    }
  }

  private void stopOne(ProcessIdentity process) throws IOException {
    if (!process.isAlive()) {
      return;
    }
    stopped.push(process);
    signal(process, SIGSTOP);
    awaitStill(List.of(process));
  }

  /**
   * Waits until no thread of these processes runs any more. A signal to stop is taken by each
   * thread when it next leaves the kernel.
   *
   * @throws IOException if one goes on for seconds
   */
  static void awaitStill(Collection<ProcessIdentity> processes) throws IOException {
    var end = System.nanoTime() + PATIENCE.toNanos();
    for (var process : processes) {
      while (!standsStill(process)) {
        if (System.nanoTime() > end) {
          throw new IOException("process " + process.pid() + " does not stand still");
        }
        Thread.onSpinWait();
      }
    }
  }

  private static boolean standsStill(ProcessIdentity process) throws IOException {
    var threads = Path.of("/proc/" + process.pid() + "/task");
    if (MAC || !process.isAlive()) {
      return true;
    }
    try (var each = Files.newDirectoryStream(threads)) {
      for (var thread : each) {
        var line = Files.readString(thread.resolve("stat"));
        if ("TtZX".indexOf(line.charAt(line.lastIndexOf(')') + 2)) < 0) {
          return false;
        }
      }
      return true;
    } catch (IOException ended) {
      return !process.isAlive();
    }
  }

  @Override
  public void close() {
    while (!stopped.isEmpty()) {
      signal(stopped.pop(), SIGCONT);
    }
  }

  private static void signal(ProcessIdentity process, int signal) {
    process
        .find()
        .ifPresent(
            handle -> {
              try {
                var _ = (int) KILL.invokeExact(Math.toIntExact(handle.pid()), signal);
              } catch (Throwable e) {
                throw new IllegalStateException("cannot signal process " + handle.pid(), e);
              }
            });
  }
}
