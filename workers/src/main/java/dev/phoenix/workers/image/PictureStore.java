package dev.phoenix.workers.image;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.StandardCopyOption;
import java.util.Optional;
import java.util.UUID;
import java.util.regex.Pattern;

/**
 * Prepared pictures by digest, in a folder. They appear whole and are kept: what a published post
 * shows must not vanish, and one takes about 30 KB.
 */
final class PictureStore {

  private static final Pattern DIGEST = Pattern.compile("[0-9a-f]{64}");

  private final Path folder;

  PictureStore(Path folder) {
    this.folder = folder;
  }

  /** Keeps a picture; keeping it twice does no more. */
  void keep(String digest, byte[] webp) throws IOException {
    var file = folder.resolve(digest + ".webp");
    if (Files.exists(file)) {
      return;
    }
    Files.createDirectories(folder);
    var half = folder.resolve(UUID.randomUUID() + ".writing");
    try {
      Files.write(half, webp);
      Files.move(half, file, StandardCopyOption.ATOMIC_MOVE, StandardCopyOption.REPLACE_EXISTING);
    } finally {
      Files.deleteIfExists(half);
    }
  }

  /** The picture of that digest, if it is kept. */
  Optional<byte[]> find(String digest) throws IOException {
    var file = folder.resolve(digest + ".webp");
    return DIGEST.matcher(digest).matches() && Files.exists(file)
        ? Optional.of(Files.readAllBytes(file))
        : Optional.empty();
  }
}
