package dev.phoenix.local.backup;

import dev.phoenix.local.UserError;
import dev.phoenix.local.home.Home;
import java.io.IOException;
import java.nio.file.FileStore;
import java.nio.file.Files;
import java.nio.file.Path;

/** Whether a disk has room, asked before anything stands still or is written. */
final class Space {

  private static final long RESERVE = 64L << 20;

  private Space() {}

  /**
   * For a copy of the data in the home and an archive in the backups' folder, which are there.
   *
   * @throws IOException if there is too little; the message is for people
   */
  static void requireForBackup(Home home, BackupSettings settings, long bytes) throws IOException {
    var here = Files.getFileStore(home.directory());
    var there = Files.getFileStore(settings.folder());
    if (here.equals(there)) {
      require(here, home.directory(), 2 * bytes);
    } else {
      require(here, home.directory(), bytes);
      require(there, settings.folder(), bytes);
    }
  }

  private static void require(FileStore store, Path folder, long bytes) throws IOException {
    long free = store.getUsableSpace();
    if (free < bytes + RESERVE) {
      throw new IOException(
          "%s has %d MB free, and a backup needs up to %d MB there. Free some space, or set backup.folder in config/phoenix.yaml to another disk"
              .formatted(folder, free >> 20, (bytes + RESERVE) >> 20));
    }
  }

  /**
   * For restored data.
   *
   * @throws UserError if there is too little
   */
  static void requireForRestore(Home home, long bytes) throws IOException {
    long free = Files.getFileStore(home.directory()).getUsableSpace();
    if (free < bytes + RESERVE) {
      throw new UserError(
          "%s has %d MB free, and the restored data need %d MB."
              .formatted(home.directory(), free >> 20, (bytes + RESERVE) >> 20));
    }
  }
}
