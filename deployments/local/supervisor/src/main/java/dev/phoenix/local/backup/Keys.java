package dev.phoenix.local.backup;

import dev.phoenix.local.UserError;
import dev.phoenix.local.home.Home;
import dev.phoenix.signing.VerifyingKey;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import org.jspecify.annotations.Nullable;

/**
 * By which key an archive is checked.
 *
 * @param key the key
 * @param file where it was found
 * @param trusted false for the one beside the archive, which whoever changed the archive could have
 *     changed, too
 */
public record Keys(VerifyingKey key, Path file, boolean trusted) {

  /**
   * The given one, else the home's own, else the one beside the archive.
   *
   * @throws UserError if there is none
   */
  public static Keys of(@Nullable Path given, Home home, Path archive) throws IOException {
    if (given != null) {
      return new Keys(read(given), given, true);
    }
    var own = BackupKey.publicFile(home);
    if (Files.exists(own)) {
      return new Keys(read(own), own, true);
    }
    var beside = archive.toAbsolutePath().resolveSibling(BackupKey.PUBLIC);
    if (Files.exists(beside)) {
      return new Keys(read(beside), beside, false);
    }
    throw new UserError(
        "No key to check the backup with: this home has made none, and %s is not there. Name the public key with --key."
            .formatted(beside));
  }

  /**
   * Whether a home that makes backups itself does so with another key: the archive is another
   * Phoenix', or of this one before it was restored.
   */
  public boolean isAnothers(Home home) throws IOException {
    var own = BackupKey.publicFile(home);
    return Files.exists(own) && !read(own).fingerprint().equals(key.fingerprint());
  }

  private static VerifyingKey read(Path file) {
    try {
      return VerifyingKey.read(file);
    } catch (IOException e) {
      throw new UserError(
          Files.exists(file) ? String.valueOf(e.getMessage()) : file + " is not there.", e);
    }
  }
}
