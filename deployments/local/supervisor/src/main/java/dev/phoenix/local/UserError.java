package dev.phoenix.local;

/**
 * Something the user can mend. Its message is the whole of what is shown: what is wrong and what to
 * do.
 */
public final class UserError extends RuntimeException {

  /** An error with the one message to show. */
  public UserError(String message) {
    super(message);
  }

  /** An error with the one message to show and what it came from, which is not shown. */
  public UserError(String message, Throwable cause) {
    super(message, cause);
  }
}
