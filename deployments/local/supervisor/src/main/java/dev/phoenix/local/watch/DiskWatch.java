package dev.phoenix.local.watch;

import dev.phoenix.local.home.WatchSettings;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.util.OptionalLong;

/** Tells when the disk that everything is kept on is nearly full. No restart would help. */
final class DiskWatch implements Looker {

  static final String KEY = "disk";
  private static final Duration EVERY = Duration.ofSeconds(30);
  private static final long MEGABYTE = 1024 * 1024;

  private final Path folder;
  private final Troubles troubles;
  private final WatchSettings settings;

  /** Watches the file system of a folder. */
  DiskWatch(Path folder, Troubles troubles, WatchSettings settings) {
    this.folder = folder;
    this.troubles = troubles;
    this.settings = settings;
  }

  /** Megabytes that are free; empty where that cannot be told. */
  OptionalLong freeMegabytes() {
    try {
      return OptionalLong.of(Files.getFileStore(folder).getUsableSpace() / MEGABYTE);
    } catch (IOException unknown) {
      return OptionalLong.empty();
    }
  }

  @Override
  public Duration look() {
    var free = freeMegabytes();
    if (free.isPresent() && free.getAsLong() < settings.diskFree()) {
      if (!troubles.isBroken(KEY)) {
        troubles.broke(
            KEY,
            free.getAsLong() < settings.diskFree() / 10 ? Severity.CRITICAL : Severity.WARNING,
            "disk",
            "disk is nearly full",
            "has %d MB left where Phoenix keeps its data, less than %d MB"
                .formatted(free.getAsLong(), settings.diskFree()));
      } else if (free.getAsLong() < settings.diskFree() / 10) {
        troubles.worse(
            KEY,
            Severity.CRITICAL,
            "has only %d MB left where Phoenix keeps its data".formatted(free.getAsLong()));
      }
    } else if (free.isPresent() && free.getAsLong() >= settings.diskFree() * 11L / 10) {
      // a little more than the limit, so that it is not told again and again around it
      troubles.back(KEY);
    }
    return EVERY;
  }
}
