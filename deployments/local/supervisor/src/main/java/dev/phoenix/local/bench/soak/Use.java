package dev.phoenix.local.bench.soak;

import dev.phoenix.local.process.ProcessIdentity;
import dev.phoenix.local.process.ProcessMemory;
import dev.phoenix.local.process.ProcessTree;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Set;

/**
 * What a service takes at a moment, with all that it started.
 *
 * @param megabytes resident memory
 * @param threads of all its processes
 * @param files that they have open
 * @param processes how many they are
 */
record Use(long megabytes, long threads, long files, long processes) {

  /** What is seen of a process and all that it started; Linux alone tells. */
  static Use of(ProcessIdentity root) {
    Set<ProcessIdentity> tree = ProcessTree.members(root);
    return new Use(
        ProcessMemory.residentMegabytes(tree),
        tree.stream().mapToLong(process -> entries(process, "task")).sum(),
        tree.stream().mapToLong(process -> entries(process, "fd")).sum(),
        tree.size());
  }

  private static long entries(ProcessIdentity process, String folder) {
    try (var entries = Files.list(Path.of("/proc/" + process.pid(), folder))) {
      return entries.count();
    } catch (IOException ended) {
      return 0;
    }
  }
}
