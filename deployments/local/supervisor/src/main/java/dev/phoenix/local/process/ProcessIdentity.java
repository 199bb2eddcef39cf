package dev.phoenix.local.process;

import com.fasterxml.jackson.annotation.JsonIgnore;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Optional;

/**
 * One process for good: numbers are given again, a number with its start time is not.
 *
 * @param pid the process number
 * @param start when it started, as this operating system tells it: on Linux the boot's id and the
 *     clock ticks since then (field 22 of {@code /proc/PID/stat}, which no change of the wall clock
 *     moves), elsewhere milliseconds since 1970
 */
public record ProcessIdentity(long pid, String start) {

  private static final Path BOOT_ID = Path.of("/proc/sys/kernel/random/boot_id");

  /** The identity of a living process, or empty when there is none of that number. */
  public static Optional<ProcessIdentity> of(long pid) {
    return startOf(pid).map(start -> new ProcessIdentity(pid, start));
  }

  /** The identity of the process that this code runs in. */
  public static ProcessIdentity current() {
    return of(ProcessHandle.current().pid()).orElseThrow();
  }

  /** The living process, or empty when it has ended, even if another one got its number since. */
  public Optional<ProcessHandle> find() {
    return startOf(pid)
        .filter(start::equals)
        .flatMap(same -> ProcessHandle.of(pid))
        .filter(ProcessHandle::isAlive);
  }

  /** Whether the process still runs. */
  @JsonIgnore
  public boolean isAlive() {
    return find().isPresent();
  }

  private static Optional<String> startOf(long pid) {
    Path stat = Path.of("/proc/" + pid + "/stat");
    if (Files.isReadable(BOOT_ID)) {
      return Files.isReadable(stat) ? linuxStart(stat) : Optional.empty();
    }
    return ProcessHandle.of(pid)
        .flatMap(handle -> handle.info().startInstant())
        .map(instant -> String.valueOf(instant.toEpochMilli()));
  }

  private static Optional<String> linuxStart(Path stat) {
    try {
      String line = Files.readString(stat);
      // the command is field 2, in parentheses, and may itself hold spaces and parentheses
      String[] fields = line.substring(line.lastIndexOf(')') + 2).split(" ");
      if ("Z".equals(fields[0]) || "X".equals(fields[0])) {
        return Optional.empty();
      }
      return Optional.of(Files.readString(BOOT_ID).strip() + ":" + fields[19]);
    } catch (IOException ended) {
      return Optional.empty();
    }
  }
}
