package dev.phoenix.model.local.fit;

import java.lang.management.ManagementFactory;
import java.nio.file.Files;
import java.nio.file.Path;

/** How much memory a process may still take. */
@FunctionalInterface
public interface FreeMemory {

  /** Bytes. */
  long bytes();

  /**
   * That of this machine: on Linux what the kernel can give without swapping, at most what the
   * control groups of this process leave; elsewhere what the system calls free.
   */
  static FreeMemory ofThisMachine() {
    Path root = Path.of("/");
    if (Files.isReadable(root.resolve("proc/meminfo"))) {
      return new LinuxFreeMemory(root);
    }
    return () ->
        ManagementFactory.getPlatformMXBean(com.sun.management.OperatingSystemMXBean.class)
            .getFreeMemorySize();
  }
}
