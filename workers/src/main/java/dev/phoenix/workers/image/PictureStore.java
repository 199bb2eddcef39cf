package dev.phoenix.workers.image;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.NoSuchFileException;
import java.nio.file.Path;
import java.nio.file.StandardCopyOption;
import java.nio.file.attribute.FileTime;
import java.time.Clock;
import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.List;
import java.util.Optional;
import java.util.UUID;
import java.util.regex.Pattern;

/**
 * Prepared pictures by digest, in a folder. They appear whole, and are kept long: what a published
 * post shows should not vanish, and one takes about 30 KB. Beyond an age or a size of all together
 * the oldest go; one that another post uses again counts as new.
 */
final class PictureStore {

  private static final Pattern DIGEST = Pattern.compile("[0-9a-f]{64}");

  private final Path folder;
  private final Duration keep;
  private final long bytes;
  private final Clock clock;

  /**
   * A store.
   *
   * @param keep how long a picture is kept after the last post that used it was prepared
   * @param bytes what all of them may take
   */
  PictureStore(Path folder, Duration keep, long bytes, Clock clock) {
    this.folder = folder;
    this.keep = keep;
    this.bytes = bytes;
    this.clock = clock;
  }

  private record Kept(Path file, Instant used, long size) {}

  /** Keeps a picture; keeping it twice does no more than to make it new again. */
  void keep(String digest, byte[] webp) throws IOException {
    var file = folder.resolve(digest + ".webp");
    if (!Files.exists(file)) {
      write(file, webp);
    }
    Files.setLastModifiedTime(file, FileTime.from(clock.instant()));
    prune(file);
  }

  private void write(Path file, byte[] webp) throws IOException {
    Files.createDirectories(folder);
    var half = folder.resolve(UUID.randomUUID() + ".writing");
    try {
      Files.write(half, webp);
      Files.move(half, file, StandardCopyOption.ATOMIC_MOVE, StandardCopyOption.REPLACE_EXISTING);
    } finally {
      Files.deleteIfExists(half);
    }
  }

  private synchronized void prune(Path newest) throws IOException {
    var oldest = clock.instant().minus(keep);
    long together = 0;
    for (var each : newestFirst()) {
      together += each.size();
      if (!each.file().equals(newest) && (each.used().isBefore(oldest) || together > bytes)) {
        Files.deleteIfExists(each.file());
      }
    }
  }

  private List<Kept> newestFirst() throws IOException {
    var all = new ArrayList<Kept>();
    try (var files = Files.newDirectoryStream(folder, "*.webp")) {
      for (var file : files) {
        try {
          all.add(new Kept(file, Files.getLastModifiedTime(file).toInstant(), Files.size(file)));
        } catch (NoSuchFileException e) {
          // somebody else removed it just now
        }
      }
    }
    all.sort(Comparator.comparing(Kept::used).reversed());
    return all;
  }

  /** The picture of that digest, if it is kept. */
  Optional<byte[]> find(String digest) throws IOException {
    var file = folder.resolve(digest + ".webp");
    return DIGEST.matcher(digest).matches() && Files.exists(file)
        ? Optional.of(Files.readAllBytes(file))
        : Optional.empty();
  }
}
