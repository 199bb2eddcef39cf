package dev.phoenix.local.backup;

import dev.phoenix.signing.SigningKey;
import dev.phoenix.signing.VerifyingKey;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import org.jspecify.annotations.Nullable;

/**
 * What is done with an archive that is whole: a second copy, and older ones deleted. None of it
 * makes a backup fail; what a person should know of it is answered, null for nothing.
 *
 * @param key of this home: other homes' archives are never touched
 */
record Copies(BackupSettings settings, VerifyingKey key) {

  /** Deletes the oldest of a folder. What stays too long does no harm to what was just made. */
  @Nullable String rotate(Vault vault, String id) {
    try {
      vault.rotate(settings.keep(), id, key);
      return null;
    } catch (IOException e) {
      return "Older backups could not be deleted in " + vault.folder() + ": " + e.getMessage();
    }
  }

  /** Copies an archive into the second folder, where one is set. */
  @Nullable String second(Path archive, String id, SigningKey published) {
    var folder = settings.copy();
    if (folder == null) {
      return null;
    }
    if (!Files.isDirectory(folder)) {
      // made here, it would fill the disk below a mount that is away
      return "No second copy: the folder " + folder + " is not there. Is its disk mounted?";
    }
    var vault = new Vault(folder);
    if (vault.holdsAnothers(id, key)) {
      return "No second copy: "
          + vault.archive(id)
          + " is another Phoenix' backup. Give this one a folder of its own";
    }
    try {
      vault.prepare();
      vault.copy(archive, id);
      vault.verify(id, key);
      BackupKey.publish(published, folder);
      vault.publish(id);
      return rotate(vault, id);
    } catch (IOException e) {
      try {
        Files.deleteIfExists(vault.part(id));
      } catch (IOException alsoWrong) {
        e.addSuppressed(alsoWrong);
      }
      return "No second copy in " + folder + ": " + e.getMessage();
    }
  }
}
