package dev.phoenix.feed.store;

import java.nio.file.Path;

/** The data directory cannot be made or opened. */
class UnusableDataDirectoryException extends RuntimeException {

  private static final long serialVersionUID = 1;

  UnusableDataDirectoryException(Path directory, Throwable cause) {
    super("The feed's data directory " + directory + " cannot be opened: " + rootOf(cause), cause);
  }

  private static String rootOf(Throwable cause) {
    var root = cause;
    while (root.getCause() != null) {
      root = root.getCause();
    }
    return String.valueOf(root);
  }
}
