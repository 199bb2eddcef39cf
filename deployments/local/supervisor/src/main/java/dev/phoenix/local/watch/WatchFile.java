package dev.phoenix.local.watch;

import dev.phoenix.local.Json;
import dev.phoenix.local.home.WholeFile;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;

/** {@code run/watch.json}. */
public final class WatchFile {

  private final Path file;

  /** The memory kept in that file. */
  public WatchFile(Path file) {
    this.file = file;
  }

  /** What is remembered; nothing when there is no file or it cannot be read. */
  public WatchState read() {
    try {
      return Files.exists(file)
          ? Json.MAPPER.readValue(file.toFile(), WatchState.class)
          : WatchState.empty();
    } catch (IOException unreadable) {
      return WatchState.empty();
    }
  }

  /**
   * Remembers. On a full disk it does not, and people are told all the same: that is worth more
   * than the risk that they are told twice, should the supervisor be killed before there is room.
   */
  void write(WatchState state) {
    try {
      WholeFile.write(file, Json.MAPPER.writeValueAsBytes(state));
    } catch (IOException fullDisk) {
      // what was remembered before stays; the next change tries again
    }
  }
}
