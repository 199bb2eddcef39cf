package dev.phoenix.local.cli;

import dev.phoenix.local.UserError;
import dev.phoenix.local.backup.BackupSettings;
import dev.phoenix.local.backup.Vault;
import dev.phoenix.local.home.Home;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;

/** Which archive a person means. */
final class BackupFile {

  private BackupFile() {}

  /** A file, or the archive of that name; the newest where nothing is named. */
  static Path of(String name, Home home) throws IOException {
    var vault = new Vault(BackupSettings.read(home).folder());
    if (name.isEmpty()) {
      return vault.list().stream()
          .findFirst()
          .orElseThrow(() -> new UserError("There is no backup in " + vault.folder() + "."))
          .archive();
    }
    if (Vault.isId(name) && Files.exists(vault.archive(name))) {
      return vault.archive(name);
    }
    var file = Path.of(name).toAbsolutePath().normalize();
    if (!Files.isRegularFile(file)) {
      throw new UserError(
          "There is no backup " + name + " in " + vault.folder() + ", and no such file.");
    }
    return file;
  }
}
