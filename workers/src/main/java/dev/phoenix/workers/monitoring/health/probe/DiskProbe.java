package dev.phoenix.workers.monitoring.health.probe;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;

/**
 * The room on the disk that holds a folder.
 *
 * @param folder one that is there, or will be: then the next above it that is there
 * @param freeBelow bytes; less is degraded, and less than a fifth of it is down
 * @param freePercentBelow percent; likewise
 */
public record DiskProbe(Path folder, long freeBelow, int freePercentBelow) implements Probe {

  private static final int LAST = 5;
  private static final double GIGABYTE = 1 << 30;

  @Override
  public Finding look() {
    try {
      var store = Files.getFileStore(existing(folder.toAbsolutePath()));
      return judge(store.getUsableSpace(), store.getTotalSpace());
    } catch (IOException e) {
      return Finding.down("the disk of the folder cannot be looked at: %s", e.getMessage());
    }
  }

  /** What so many bytes of so many mean. */
  Finding judge(long free, long total) {
    double percent = total <= 0 ? 100 : 100.0 * free / total;
    var text = "%.1f GB of %.1f GB free (%.0f %%)";
    Object[] values = {free / GIGABYTE, total / GIGABYTE, percent};
    if (free < freeBelow / LAST || percent < (double) freePercentBelow / LAST) {
      return Finding.down(text, values);
    }
    return free < freeBelow || percent < freePercentBelow
        ? Finding.degraded(text, values)
        : Finding.up(text, values);
  }

  private static Path existing(Path folder) {
    var there = folder;
    while (!Files.exists(there) && there.getParent() != null) {
      there = there.getParent();
    }
    return there;
  }
}
