package dev.phoenix.local.backup;

import dev.phoenix.local.home.Home;
import dev.phoenix.signing.KeyFile;
import dev.phoenix.signing.SigningKey;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.StandardCopyOption;
import java.time.Clock;

/** The key that signs a home's backups. Its secret half never leaves the home's configuration. */
final class BackupKey {

  /** Within the home. */
  static final Path SECRET = Path.of("config/backup-key.asc");

  /** Within the home. */
  static final Path PUBLIC_HALF = KeyFile.publicFile(SECRET);

  /** Beside the archives. */
  static final String PUBLIC = "phoenix-backup.pub.asc";

  private static final String OWNER = "Phoenix backups <phoenix@localhost>";

  private BackupKey() {}

  /** Reads it, or makes it for the first backup. */
  static SigningKey open(Home home, Clock clock) throws IOException {
    return KeyFile.open(home.directory().resolve(SECRET), OWNER, clock);
  }

  /** Where a home that has made a backup keeps the public half. */
  static Path publicFile(Home home) {
    return home.directory().resolve(PUBLIC_HALF);
  }

  /** Puts the public half beside archives. */
  static void publish(SigningKey key, Path folder) throws IOException {
    var file = folder.resolve(PUBLIC);
    var part = folder.resolve("." + PUBLIC + ".part");
    Files.writeString(part, key.publicKey());
    Files.move(part, file, StandardCopyOption.ATOMIC_MOVE, StandardCopyOption.REPLACE_EXISTING);
  }
}
