package dev.phoenix.model.images.cache;

import dev.phoenix.model.images.ImageListener;
import dev.phoenix.model.images.PreparedImage;
import dev.phoenix.model.images.likeness.Fingerprint;
import dev.phoenix.model.images.likeness.Likeness;
import dev.phoenix.model.images.likeness.PerceptualHash;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.NoSuchFileException;
import java.nio.file.Path;
import java.nio.file.StandardCopyOption;
import java.nio.file.attribute.FileTime;
import java.time.Clock;
import java.util.Comparator;
import java.util.Optional;
import java.util.UUID;
import org.jspecify.annotations.Nullable;

/**
 * Prepared images in a folder. Entries appear whole, by an atomic move, and are never changed; each
 * carries its digest. So any number of threads and processes may share the folder, and one that is
 * killed leaves at most a half-written file that is never read. Trouble with the disk is told to
 * the listener and otherwise as if nothing were cached.
 */
public final class ImageCache {

  /** The end of names of files that are being written. */
  static final String HALF_WRITTEN = ".writing";

  private static final int MAX_CANDIDATES = 16;

  /** A kept picture may be this much smaller than one that is asked for: rounding. */
  private static final double SMALLER = 0.98;

  private final CacheSettings settings;
  private final Clock clock;
  private final ImageListener listener;
  private final Index index;
  private final Sweeper sweeper;
  private long unswept;

  /**
   * Opens a cache and sweeps it.
   *
   * @throws UncheckedIOException if the folder cannot be made or listed
   */
  public ImageCache(CacheSettings settings, Clock clock, ImageListener listener) {
    this.settings = settings;
    this.clock = clock;
    this.listener = listener;
    this.index = new Index(settings.folder());
    this.sweeper = new Sweeper(settings, clock);
    try {
      Files.createDirectories(settings.folder());
      sweeper.sweep();
    } catch (IOException e) {
      throw new UncheckedIOException(
          "The image cache's folder %s cannot be used; make it writable or name another"
              .formatted(settings.folder()),
          e);
    }
  }

  /**
   * Finds a picture by the content of its file.
   *
   * @param recipe the fingerprint of the settings that it is prepared with
   * @param content the SHA-256 of the file
   */
  public Optional<PreparedImage> find(String recipe, String content) {
    try {
      EntryName name = index.find(recipe, content);
      if (name instanceof EntryName.Alias alias) {
        name = index.find(recipe, alias.same());
      }
      return name instanceof EntryName.Picture picture
          ? Optional.ofNullable(read(picture))
          : Optional.empty();
    } catch (UncheckedIOException e) {
      listener.cacheFailed(e);
      return Optional.empty();
    }
  }

  /**
   * Finds a picture that looks the same and is no smaller, and remembers that this content is it.
   *
   * @param recipe the fingerprint of the settings that it is prepared with
   * @param content the SHA-256 of the file
   * @param fingerprint what the file's picture looks like
   */
  public Optional<PreparedImage> findAlike(String recipe, String content, Fingerprint fingerprint) {
    try {
      var candidates =
          index.pictures(recipe).stream()
              .filter(picture -> distance(picture, fingerprint) <= Likeness.MAX_DISTANCE)
              .sorted(Comparator.comparingInt(picture -> distance(picture, fingerprint)))
              .limit(MAX_CANDIDATES)
              .toList();
      for (EntryName.Picture candidate : candidates) {
        PreparedImage image = read(candidate);
        if (image != null && serves(image.fingerprint(), fingerprint)) {
          write(new EntryName.Alias(recipe, content, candidate.content()), new byte[0]);
          return Optional.of(image);
        }
      }
    } catch (UncheckedIOException e) {
      listener.cacheFailed(e);
    }
    return Optional.empty();
  }

  /** Keeps a picture under the content of its file. */
  public void put(String recipe, String content, PreparedImage image) {
    byte[] bytes = new Entry(clock.instant(), image).toBytes();
    write(new EntryName.Picture(recipe, content, image.perceptualHash(), image.sha256()), bytes);
  }

  /**
   * Finds what was prepared, by its own digest.
   *
   * @param sha256 of the WebP file, hexadecimal
   */
  public Optional<PreparedImage> findPrepared(String sha256) {
    try {
      EntryName.Picture name = index.prepared(sha256);
      return name == null ? Optional.empty() : Optional.ofNullable(read(name));
    } catch (UncheckedIOException e) {
      listener.cacheFailed(e);
      return Optional.empty();
    }
  }

  private static int distance(EntryName.Picture picture, Fingerprint fingerprint) {
    return PerceptualHash.distance(picture.hash(), fingerprint.hash());
  }

  private static boolean serves(Fingerprint kept, Fingerprint wanted) {
    int keptSide = Math.max(kept.width(), kept.height());
    int wantedSide = Math.max(wanted.width(), wanted.height());
    return keptSide >= SMALLER * wantedSide && Likeness.between(kept, wanted).same();
  }

  /** Reads a picture that is whole and not expired, and notes that it was used. */
  private @Nullable PreparedImage read(EntryName.Picture name) {
    Path file = settings.folder().resolve(name.fileName());
    try {
      Entry entry = Entry.parse(Files.readAllBytes(file));
      if (entry == null) {
        listener.entryCorrupt(name.fileName());
      } else if (entry.prepared().plus(settings.expiry()).isAfter(clock.instant())) {
        touch(file);
        return entry.image();
      }
      Files.deleteIfExists(file);
    } catch (NoSuchFileException swept) {
      // by this or another process; as if it had never been
    } catch (IOException e) {
      listener.cacheFailed(new UncheckedIOException(e));
    }
    index.remove(name);
    return null;
  }

  private void touch(Path file) throws IOException {
    try {
      Files.setLastModifiedTime(file, FileTime.from(clock.instant()));
    } catch (NoSuchFileException swept) {
      // what was read is good all the same
    }
  }

  private void write(EntryName name, byte[] bytes) {
    Path half = settings.folder().resolve(UUID.randomUUID() + HALF_WRITTEN);
    try {
      Files.write(half, bytes);
      Files.setLastModifiedTime(half, FileTime.from(clock.instant()));
      Files.move(
          half,
          settings.folder().resolve(name.fileName()),
          StandardCopyOption.ATOMIC_MOVE,
          StandardCopyOption.REPLACE_EXISTING);
      index.add(name);
      if (due(bytes.length)) {
        sweeper.sweep();
      }
    } catch (IOException e) {
      listener.cacheFailed(new UncheckedIOException(e));
      try {
        Files.deleteIfExists(half);
      } catch (IOException left) {
        e.addSuppressed(left);
      }
    }
  }

  /** A sweep is due when a sixteenth of the room was written since the last. */
  private synchronized boolean due(int bytes) {
    unswept += bytes;
    if (unswept * 16 < settings.maxBytes() && index.size() <= settings.maxEntries()) {
      return false;
    }
    unswept = 0;
    return true;
  }
}
