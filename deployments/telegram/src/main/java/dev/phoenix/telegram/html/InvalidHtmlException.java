package dev.phoenix.telegram.html;

/** Markup that the Bot API refuses; the message says where. */
public final class InvalidHtmlException extends Exception {

  private static final long serialVersionUID = 1;

  InvalidHtmlException(String message) {
    super(message);
  }
}
