package dev.phoenix.local.backup;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.attribute.PosixFilePermissions;

/** A folder for copies of data while they are worked on: tokens are among them. */
final class OwnersFolder {

  private OwnersFolder() {}

  /** Makes it, with those above it, or closes the one that is there to everyone but its owner. */
  static void make(Path folder) throws IOException {
    Files.createDirectories(folder);
    Files.setPosixFilePermissions(folder, PosixFilePermissions.fromString("rwx------"));
  }
}
