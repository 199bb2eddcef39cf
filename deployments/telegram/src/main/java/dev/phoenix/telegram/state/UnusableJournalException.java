package dev.phoenix.telegram.state;

import java.nio.file.Path;

/** The journal cannot be opened or read. */
class UnusableJournalException extends RuntimeException {

  private static final long serialVersionUID = 1;

  UnusableJournalException(Path path, String why) {
    super(
        "The double's journal "
            + path
            + " cannot be used: "
            + why
            + ". Stop the other double, or choose another folder with"
            + " phoenix.telegram.data-directory");
  }
}
