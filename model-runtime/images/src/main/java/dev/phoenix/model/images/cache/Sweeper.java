package dev.phoenix.model.images.cache;

import java.io.IOException;
import java.nio.channels.FileChannel;
import java.nio.channels.FileLock;
import java.nio.channels.OverlappingFileLockException;
import java.nio.file.Files;
import java.nio.file.NoSuchFileException;
import java.nio.file.Path;
import java.nio.file.StandardOpenOption;
import java.nio.file.attribute.BasicFileAttributes;
import java.time.Clock;
import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.HashSet;
import java.util.List;
import java.util.Set;

/**
 * Deletes what expired, what dying processes left half written, and what was not used for longest
 * while there is too much. A file's time is when it was last used. One process sweeps at a time.
 */
final class Sweeper {

  private static final Duration HALF_WRITTEN = Duration.ofHours(1);

  /** A sweep leaves room, or each new entry would need the next. */
  private static final double FILL = 0.9;

  private final CacheSettings settings;
  private final Clock clock;

  Sweeper(CacheSettings settings, Clock clock) {
    this.settings = settings;
    this.clock = clock;
  }

  /** A file as it was found. */
  private record Found(Path path, long bytes, Instant used) {}

  /** Sweeps, unless another does. */
  void sweep() throws IOException {
    Path lockFile = settings.folder().resolve("sweep.lock");
    try (FileChannel channel =
            FileChannel.open(lockFile, StandardOpenOption.CREATE, StandardOpenOption.WRITE);
        FileLock lock = channel.tryLock()) {
      if (lock != null) {
        sweepAlone();
      }
    } catch (OverlappingFileLockException e) {
      // another cache of this process sweeps the same folder
    }
  }

  private void sweepAlone() throws IOException {
    List<Found> entries = new ArrayList<>();
    Instant now = clock.instant();
    try (var files = Files.newDirectoryStream(settings.folder())) {
      for (Path file : files) {
        String name = file.getFileName().toString();
        boolean half = name.endsWith(ImageCache.HALF_WRITTEN);
        if (!half && EntryName.parse(name) == null) {
          continue;
        }
        Found found = look(file);
        if (found.used().plus(half ? HALF_WRITTEN : settings.expiry()).isBefore(now)) {
          Files.deleteIfExists(file);
        } else if (!half) {
          entries.add(found);
        }
      }
    }
    trim(entries);
  }

  private static Found look(Path file) throws IOException {
    try {
      var attributes = Files.readAttributes(file, BasicFileAttributes.class);
      return new Found(file, attributes.size(), attributes.lastModifiedTime().toInstant());
    } catch (NoSuchFileException gone) {
      return new Found(file, 0, Instant.EPOCH);
    }
  }

  private void trim(List<Found> entries) throws IOException {
    long bytes = entries.stream().mapToLong(Found::bytes).sum();
    int count = entries.size();
    if (bytes <= settings.maxBytes() && count <= settings.maxEntries()) {
      return;
    }
    entries.sort(Comparator.comparing(Found::used));
    Set<String> gone = new HashSet<>();
    for (Found entry : entries) {
      if (bytes <= settings.maxBytes() * FILL && count <= settings.maxEntries() * FILL) {
        break;
      }
      Files.deleteIfExists(entry.path());
      bytes -= entry.bytes();
      count--;
      if (EntryName.parse(entry.path().getFileName().toString())
          instanceof EntryName.Picture picture) {
        gone.add(picture.content());
      }
    }
    for (Found entry : entries) {
      if (EntryName.parse(entry.path().getFileName().toString()) instanceof EntryName.Alias alias
          && gone.contains(alias.same())) {
        Files.deleteIfExists(entry.path());
      }
    }
  }
}
