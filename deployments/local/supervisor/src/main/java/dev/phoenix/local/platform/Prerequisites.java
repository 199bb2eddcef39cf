package dev.phoenix.local.platform;

import dev.phoenix.local.UserError;
import dev.phoenix.local.home.Home;
import dev.phoenix.local.home.Ports;
import java.io.IOException;
import java.net.InetSocketAddress;
import java.net.ServerSocket;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Locale;
import java.util.Set;

/**
 * Checks what must hold before anything starts; each failure is one message that says what to do.
 */
public final class Prerequisites {

  private static final long GIGABYTE = 1L << 30;
  private static final Set<String> PROCESSORS = Set.of("amd64", "x86_64", "aarch64", "arm64");

  private Prerequisites() {}

  /** This system and this processor, and a JDK that is new enough. */
  public static void checkSystem(String system, String processor, int javaVersion) {
    var name = system.toLowerCase(Locale.ROOT);
    if (!name.contains("linux") && !name.contains("mac")) {
      throw new UserError(
          "Phoenix runs on Linux and macOS, not on "
              + system
              + ". On Windows, run it within WSL 2.");
    }
    if (!PROCESSORS.contains(processor.toLowerCase(Locale.ROOT))) {
      throw new UserError(
          "Phoenix runs on x86-64 and 64-bit ARM processors, not on " + processor + ".");
    }
    if (javaVersion < 25) {
      throw new UserError("Phoenix needs a JDK 25, not " + javaVersion + ". Set JAVA_HOME to one.");
    }
  }

  /** Room for the data, and for the download if it is still to come. */
  public static void checkDisk(Home home, boolean download) throws IOException {
    requireFree(home.directory(), 1 * GIGABYTE, "data and logs", "PHOENIX_HOME");
    if (download) {
      requireFree(home.cache(), 2 * GIGABYTE, "the Camunda distribution", "PHOENIX_CACHE");
    }
  }

  private static void requireFree(Path folder, long needed, String what, String setting)
      throws IOException {
    Files.createDirectories(folder);
    var free = Files.getFileStore(folder).getUsableSpace();
    if (free < needed) {
      throw new UserError(
          "%s has %d MB free, and %s need %d MB. Free some space or set %s to another folder."
              .formatted(folder, free >> 20, what, needed >> 20, setting));
    }
  }

  /** So many megabytes of memory are available, as {@code /proc/meminfo} tells it on Linux. */
  public static void checkMemory(Path memoryInfo, long neededMegabytes) throws IOException {
    if (!Files.isReadable(memoryInfo)) {
      return;
    }
    for (var line : Files.readAllLines(memoryInfo)) {
      if (line.startsWith("MemAvailable:")) {
        var available = Long.parseLong(line.replaceAll("\\D", "")) / 1024;
        if (available < neededMegabytes) {
          throw new UserError(
              "%d MB of memory are available, and %d MB are needed. Close something and try again."
                  .formatted(available, neededMegabytes));
        }
      }
    }
  }

  /** Every port can be listened on. */
  public static void checkPorts(Ports ports, Set<String> used) {
    ports
        .byName()
        .forEach(
            (name, port) -> {
              if (used.contains(name) && !isFree(port)) {
                throw new UserError(
                    "Port %d (%s) is taken%s. Stop that process, or set ports.%s in config/phoenix.yaml, or PHOENIX_PORT_BASE."
                        .formatted(
                            port,
                            name,
                            PortHolder.of(port).map(holder -> " by " + holder).orElse(""),
                            name));
              }
            });
  }

  private static boolean isFree(int port) {
    try (var socket = new ServerSocket()) {
      socket.setReuseAddress(true);
      socket.bind(new InetSocketAddress("127.0.0.1", port));
      return true;
    } catch (IOException taken) {
      return false;
    }
  }
}
