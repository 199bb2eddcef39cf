package dev.phoenix.local.process;

import java.io.IOException;
import java.nio.file.DirectoryStream;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.util.ArrayList;
import java.util.Collection;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Set;
import java.util.concurrent.ExecutionException;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.TimeoutException;

/** A service's process with all that it started: found together, ended together. */
public final class ProcessTree {

  private static final Duration FORCE = Duration.ofSeconds(10);

  private ProcessTree() {}

  /**
   * All living processes that belong to a root: the root, its descendants and, on Linux, every
   * member of the session that it leads (a grandchild whose parent has ended is no descendant any
   * more, but it stays in the session).
   */
  public static Set<ProcessIdentity> members(ProcessIdentity root) {
    Set<ProcessIdentity> members = new LinkedHashSet<>();
    root.find()
        .ifPresent(
            handle -> {
              members.add(root);
              handle
                  .descendants()
                  .forEach(child -> ProcessIdentity.of(child.pid()).ifPresent(members::add));
            });
    sessionMembers(root.pid()).forEach(pid -> ProcessIdentity.of(pid).ifPresent(members::add));
    return members;
  }

  /**
   * Asks the processes to end, the first one first, waits, then kills what is still there. What is
   * stopped (SIGSTOP) hears no request, and is killed at once.
   *
   * @return the processes that did not end even so; empty as a rule
   */
  public static List<ProcessIdentity> end(Collection<ProcessIdentity> processes, Duration grace) {
    processes.stream().filter(Signals::isStopped).forEach(stopped -> signal(stopped, true));
    // the first is the root: it ends its own children, and closes better while it still has them
    processes.stream().findFirst().ifPresent(root -> signal(root, false));
    processes.stream().findFirst().ifPresent(root -> await(List.of(root), grace));
    processes.forEach(process -> signal(process, false));
    await(processes, grace.compareTo(Duration.ofSeconds(2)) < 0 ? grace : Duration.ofSeconds(2));
    processes.forEach(process -> signal(process, true));
    await(processes, FORCE);
    return processes.stream().filter(ProcessIdentity::isAlive).toList();
  }

  private static void signal(ProcessIdentity process, boolean force) {
    process
        .find()
        .ifPresent(
            handle -> {
              if (force) {
                handle.destroyForcibly();
              } else {
                handle.destroy();
              }
            });
  }

  private static void await(Collection<ProcessIdentity> processes, Duration atMost) {
    long end = System.nanoTime() + atMost.toNanos();
    for (ProcessIdentity process : processes) {
      long left = Math.max(1, end - System.nanoTime());
      process.find().ifPresent(handle -> awaitOne(handle, left));
    }
  }

  private static void awaitOne(ProcessHandle handle, long nanoseconds) {
    try {
      handle.onExit().get(nanoseconds, TimeUnit.NANOSECONDS);
    } catch (TimeoutException | ExecutionException stillThere) {
      // the caller looks itself
    } catch (InterruptedException e) {
      Thread.currentThread().interrupt();
    }
  }

  private static List<Long> sessionMembers(long session) {
    List<Long> members = new ArrayList<>();
    Path proc = Path.of("/proc");
    if (!Files.isReadable(proc.resolve("self/stat"))) {
      return members;
    }
    try (DirectoryStream<Path> entries = Files.newDirectoryStream(proc, "[0-9]*")) {
      for (Path entry : entries) {
        long pid = Long.parseLong(entry.getFileName().toString());
        if (session == sessionOf(entry)) {
          members.add(pid);
        }
      }
    } catch (IOException unreadable) {
      return members;
    }
    return members;
  }

  private static long sessionOf(Path process) {
    try {
      String line = Files.readString(process.resolve("stat"));
      return Long.parseLong(line.substring(line.lastIndexOf(')') + 2).split(" ")[3]);
    } catch (IOException ended) {
      return -1;
    }
  }
}
