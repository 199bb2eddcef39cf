package dev.phoenix.local.backup;

import java.io.IOException;

/** An archive is not what was written. The message names the first thing that is wrong. */
public final class BrokenArchiveException extends IOException {

  private static final long serialVersionUID = 1L;

  /**
   * Names it.
   *
   * @param what the entry or the archive
   * @param wrong what is wrong with it
   */
  BrokenArchiveException(String what, String wrong) {
    super(what + ": " + wrong);
  }

  BrokenArchiveException(String what, String wrong, Throwable cause) {
    super(what + ": " + wrong, cause);
  }
}
