package dev.phoenix.local.backup;

import java.io.IOException;
import java.nio.file.InvalidPathException;
import java.nio.file.Path;
import java.util.List;

/**
 * Paths that somebody else wrote down: only such as stay within {@code data} and {@code config}.
 */
final class SafePaths {

  private static final List<Path> ROOTS = List.of(Path.of("data"), Path.of("config"));

  private SafePaths() {}

  /**
   * Looks at one.
   *
   * @throws BrokenArchiveException if it leads elsewhere
   */
  static void check(String path) throws IOException {
    try {
      var given = Path.of(path);
      if (!given.isAbsolute()
          && path.indexOf('\\') < 0
          && given.equals(given.normalize())
          && ROOTS.stream().anyMatch(given::startsWith)) {
        return;
      }
    } catch (InvalidPathException e) {
      // as the others
    }
    throw new BrokenArchiveException(path, "this path leads out of the home's data");
  }

  /** The path within a folder. */
  static Path within(Path folder, String path) throws IOException {
    check(path);
    return folder.resolve(path);
  }
}
