package dev.phoenix.local.home;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.StandardCopyOption;

/** Small files that are always whole: written beside and renamed. */
public final class WholeFile {

  private WholeFile() {}

  /**
   * Replaces a file, whose folder is made where it is missing.
   *
   * @throws IOException if it cannot be written, for instance on a full disk: the file before
   *     stays, and the half of the new one goes
   */
  public static void write(Path file, byte[] content) throws IOException {
    Files.createDirectories(file.toAbsolutePath().getParent());
    Path next = file.resolveSibling(file.getFileName() + ".next");
    try {
      Files.write(next, content);
      Files.move(next, file, StandardCopyOption.ATOMIC_MOVE, StandardCopyOption.REPLACE_EXISTING);
    } catch (IOException e) {
      Files.deleteIfExists(next);
      throw e;
    }
  }
}
