package dev.phoenix.model.images.cache;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.DirectoryIteratorException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.attribute.FileTime;
import java.time.Duration;
import java.time.Instant;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import org.jspecify.annotations.Nullable;

/**
 * The names in the folder. They are listed again when the folder has changed, which is how a
 * process sees what others wrote; a list that is behind costs a search that finds nothing.
 */
final class Index {

  /** File systems stamp in steps; a folder that changed a moment ago may change unseen. */
  private static final Duration STEP = Duration.ofSeconds(2);

  private final Path folder;
  private final Map<String, EntryName> byContent = new HashMap<>();
  private @Nullable FileTime listed;

  Index(Path folder) {
    this.folder = folder;
  }

  /** The entry of a content, if there is one. */
  synchronized @Nullable EntryName find(String settings, String content) {
    EntryName known = byContent.get(key(settings, content));
    if (known == null && refresh()) {
      known = byContent.get(key(settings, content));
    }
    return known;
  }

  /** All pictures that were prepared with some settings. */
  synchronized List<EntryName.Picture> pictures(String settings) {
    refresh();
    return byContent.values().stream()
        .filter(EntryName.Picture.class::isInstance)
        .map(EntryName.Picture.class::cast)
        .filter(picture -> picture.settings().equals(settings))
        .toList();
  }

  /** The picture that something was prepared from, whatever the settings were. */
  synchronized EntryName.@Nullable Picture prepared(String sha256) {
    EntryName.Picture known = lookUp(sha256);
    return known == null && refresh() ? lookUp(sha256) : known;
  }

  private EntryName.@Nullable Picture lookUp(String sha256) {
    for (EntryName name : byContent.values()) {
      if (name instanceof EntryName.Picture picture && picture.prepared().equals(sha256)) {
        return picture;
      }
    }
    return null;
  }

  synchronized void add(EntryName name) {
    byContent.put(key(name.settings(), name.content()), name);
  }

  synchronized void remove(EntryName name) {
    byContent.remove(key(name.settings(), name.content()), name);
  }

  synchronized int size() {
    return byContent.size();
  }

  /** Lists the folder if it may have changed, and tells whether it did. */
  private boolean refresh() {
    try {
      FileTime now = Files.getLastModifiedTime(folder);
      if (now.equals(listed)) {
        return false;
      }
      boolean settled = now.toInstant().isBefore(Instant.now().minus(STEP));
      byContent.clear();
      try (var files = Files.newDirectoryStream(folder)) {
        for (Path file : files) {
          EntryName name = EntryName.parse(file.getFileName().toString());
          if (name != null) {
            prefer(name);
          }
        }
      }
      listed = settled ? now : null;
      return true;
    } catch (IOException | DirectoryIteratorException e) {
      throw new UncheckedIOException("The image cache's folder cannot be listed", asIo(e));
    }
  }

  /** Two processes may have named a content differently: a picture of its own is the better one. */
  private void prefer(EntryName name) {
    byContent.merge(
        key(name.settings(), name.content()),
        name,
        (one, other) -> one instanceof EntryName.Picture ? one : other);
  }

  private static IOException asIo(Exception e) {
    return e instanceof IOException io ? io : new IOException(e);
  }

  private static String key(String settings, String content) {
    return settings + '.' + content;
  }
}
