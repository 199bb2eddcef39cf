package dev.phoenix.local.process;

import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Collection;

/** The resident memory of processes. */
public final class ProcessMemory {

  private ProcessMemory() {}

  /**
   * Resident memory of the living ones together in megabytes (2^20 bytes); 0 when none lives or the
   * system does not tell.
   */
  public static long residentMegabytes(Collection<ProcessIdentity> processes) {
    return processes.stream()
            .filter(ProcessIdentity::isAlive)
            .mapToLong(p -> kilobytes(p.pid()))
            .sum()
        / 1024;
  }

  private static long kilobytes(long pid) {
    Path status = Path.of("/proc/" + pid + "/status");
    try {
      if (Files.isReadable(status)) {
        return Files.readAllLines(status).stream()
            .filter(line -> line.startsWith("VmRSS:"))
            .mapToLong(line -> Long.parseLong(line.replaceAll("\\D", "")))
            .sum();
      }
      return Files.exists(Path.of("/proc/self/status")) ? 0 : fromPs(pid);
    } catch (IOException | NumberFormatException ended) {
      return 0;
    }
  }

  private static long fromPs(long pid) throws IOException {
    Process ps = new ProcessBuilder("ps", "-o", "rss=", "-p", String.valueOf(pid)).start();
    String text = new String(ps.getInputStream().readAllBytes(), StandardCharsets.UTF_8).strip();
    return text.isEmpty() ? 0 : Long.parseLong(text);
  }
}
