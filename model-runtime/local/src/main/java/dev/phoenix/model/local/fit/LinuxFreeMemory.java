package dev.phoenix.model.local.fit;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.OptionalLong;

/**
 * Free memory as Linux tells it: {@code MemAvailable}, and in each control group from this
 * process's up to the root, the limit less what is used and cannot be dropped. Sources: proc(5),
 * the kernel's {@code cgroup-v2} and {@code cgroup-v1/memory} documents.
 */
final class LinuxFreeMemory implements FreeMemory {

  private final Path root;

  /**
   * Reads below this folder.
   *
   * @param root {@code /}; another one in tests
   */
  LinuxFreeMemory(Path root) {
    this.root = root;
  }

  @Override
  public long bytes() {
    try {
      long free =
          1024 * number(lines("proc/meminfo"), "MemAvailable:").orElse(Long.MAX_VALUE >> 10);
      for (String line : lines("proc/self/cgroup")) {
        String[] parts = line.split(":", 3);
        if (parts.length == 3 && parts[0].equals("0")) {
          free =
              Math.min(
                  free,
                  left("sys/fs/cgroup", parts[2], "memory.max", "memory.current", "inactive_file"));
        } else if (parts.length == 3 && List.of(parts[1].split(",")).contains("memory")) {
          free =
              Math.min(
                  free,
                  left(
                      "sys/fs/cgroup/memory",
                      parts[2],
                      "memory.limit_in_bytes",
                      "memory.usage_in_bytes",
                      "total_inactive_file"));
        }
      }
      return free;
    } catch (IOException e) {
      throw new UncheckedIOException("The free memory cannot be read", e);
    }
  }

  /** What the group and the groups that it is in leave, each. */
  private long left(String mount, String group, String limit, String used, String droppable)
      throws IOException {
    Path top = root.resolve(mount);
    long least = Long.MAX_VALUE;
    // a container may see its own group at the top only
    Path folder = top.resolve(group.replaceFirst("^/+", "")).normalize();
    while (folder.startsWith(top)) {
      OptionalLong most = whole(folder.resolve(limit));
      OptionalLong taken = whole(folder.resolve(used));
      if (most.isPresent() && taken.isPresent()) {
        long cached = number(read(folder.resolve("memory.stat")), droppable).orElse(0);
        least = Math.min(least, Math.max(0, most.getAsLong() - taken.getAsLong() + cached));
      }
      folder = folder.resolve("..").normalize();
    }
    return least;
  }

  private List<String> lines(String file) throws IOException {
    return read(root.resolve(file));
  }

  private static List<String> read(Path file) throws IOException {
    return Files.isReadable(file) ? Files.readAllLines(file) : List.of();
  }

  /** The number that follows a name. */
  private static OptionalLong number(List<String> lines, String name) {
    return lines.stream()
        .map(line -> line.strip().split("\\s+"))
        .filter(words -> words.length >= 2 && words[0].equals(name))
        .mapToLong(words -> Long.parseLong(words[1]))
        .findFirst();
  }

  /** The number that a file holds; none for {@code max}, or when there is no file. */
  private static OptionalLong whole(Path file) throws IOException {
    List<String> lines = read(file);
    return lines.isEmpty() || !lines.getFirst().strip().matches("\\d{1,18}")
        ? OptionalLong.empty()
        : OptionalLong.of(Long.parseLong(lines.getFirst().strip()));
  }
}
