package dev.phoenix.local.watch;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.OptionalLong;
import java.util.stream.LongStream;
import java.util.stream.Stream;

/**
 * How much memory this machine has left, as far as Linux tells: {@code MemAvailable} of {@code
 * /proc/meminfo}, or what the control groups (version 2) of this process leave of it, where that is
 * less.
 *
 * @param proc usually {@code /proc}
 * @param groups usually {@code /sys/fs/cgroup}
 */
record MachineMemory(Path proc, Path groups) {

  private static final long MEGABYTE = 1024 * 1024;

  /** That of the machine that this code runs on. */
  static MachineMemory here() {
    return new MachineMemory(Path.of("/proc"), Path.of("/sys/fs/cgroup"));
  }

  /** Megabytes (2^20 bytes) that can be had; empty where the system does not tell. */
  OptionalLong availableMegabytes() {
    var machine = field(proc.resolve("meminfo"), "MemAvailable:");
    var all =
        LongStream.concat(
            machine.stream().map(kilobytes -> kilobytes / 1024),
            ownGroups().stream()
                .flatMapToLong(group -> left(group).stream())
                .map(bytes -> bytes / MEGABYTE));
    return all.min();
  }

  /** The group of this process and those around it; limits of each hold. */
  private List<Path> ownGroups() {
    try {
      var own =
          Files.readAllLines(proc.resolve("self/cgroup")).stream()
              .filter(line -> line.startsWith("0::/"))
              .map(line -> groups.resolve(line.substring("0::/".length())).normalize())
              .findFirst();
      return own.stream()
          .flatMap(path -> Stream.iterate(path, Path::getParent).limit(64))
          .takeWhile(path -> path != null && path.startsWith(groups))
          .toList();
    } catch (IOException noGroups) {
      return List.of();
    }
  }

  /** What a group leaves; files that it can drop are no use of memory. */
  private static OptionalLong left(Path group) {
    var most = number(group.resolve("memory.max"));
    var used = number(group.resolve("memory.current"));
    if (most.isEmpty() || used.isEmpty()) {
      return OptionalLong.empty();
    }
    var files = field(group.resolve("memory.stat"), "inactive_file").orElse(0);
    return OptionalLong.of(Math.max(0, most.getAsLong() - used.getAsLong() + files));
  }

  private static OptionalLong field(Path file, String name) {
    try {
      return Files.readAllLines(file).stream()
          .map(line -> line.split("\\s+"))
          .filter(parts -> parts.length > 1 && parts[0].equals(name))
          .mapToLong(parts -> Long.parseLong(parts[1]))
          .findFirst();
    } catch (IOException | NumberFormatException none) {
      return OptionalLong.empty();
    }
  }

  // "max" stands for no limit
  private static OptionalLong number(Path file) {
    try {
      return OptionalLong.of(Long.parseLong(Files.readString(file).strip()));
    } catch (IOException | NumberFormatException none) {
      return OptionalLong.empty();
    }
  }
}
