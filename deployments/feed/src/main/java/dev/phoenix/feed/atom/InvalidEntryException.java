package dev.phoenix.feed.atom;

/**
 * A document is not an entry that this server takes; the message tells its sender what to change.
 */
public class InvalidEntryException extends Exception {

  private static final long serialVersionUID = 1;

  InvalidEntryException(String message) {
    super(message);
  }

  InvalidEntryException(String message, Throwable cause) {
    super(message, cause);
  }
}
