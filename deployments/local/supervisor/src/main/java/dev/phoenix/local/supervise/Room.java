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

  // the engine stands still below 200 MB
  private static final long AMPLE_BYTES = 256L << 20;

  private Room() {}

  /** Whether there is enough to start; where that cannot be told, there is. */
  static boolean isLeft(Path folder) {
    return isFree(folder, LEAST_BYTES);
  }

  /** Likewise, whether there is so much that no service is unwell for want of it. */
  static boolean isAmple(Path folder) {
    return isFree(folder, AMPLE_BYTES);
  }

  private static boolean isFree(Path folder, long bytes) {
    try {
      return Files.getFileStore(existing(folder)).getUsableSpace() >= bytes;
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
