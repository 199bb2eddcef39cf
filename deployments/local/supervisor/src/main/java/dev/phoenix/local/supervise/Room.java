package dev.phoenix.local.supervise;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;

/** Whether a disk has room for a service to start, and to work. */
final class Room {

  /** Before what died on a full disk is started again. */
  static final Duration PAUSE = Duration.ofSeconds(1);

  private static final long LEAST_BYTES = 16L << 20;

  private Room() {}

  /** Whether there is; where that cannot be told, there is. */
  static boolean isLeft(Path folder) {
    try {
      return Files.getFileStore(existing(folder)).getUsableSpace() >= LEAST_BYTES;
    } catch (IOException unknown) {
      return true;
    }
  }

  private static Path existing(Path folder) {
    var found = folder.toAbsolutePath();
    while (!Files.exists(found) && found.getParent() != null) {
      found = found.getParent();
    }
    return found;
  }
}
