package dev.phoenix.connector.telegram.updates;

/**
 * The inbox's database cannot be used now. Passing trouble: Telegram hands the update out again.
 */
public final class InboxException extends RuntimeException {

  private static final long serialVersionUID = 1L;

  InboxException(String message, Throwable cause) {
    super(message, cause);
  }
}
