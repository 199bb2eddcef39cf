package dev.phoenix.model.server.chat;

import java.io.Serial;

/** A name that no model has; the message lists the names that there are. */
public final class UnknownModelException extends Exception {

  @Serial private static final long serialVersionUID = 1L;

  UnknownModelException(String message) {
    super(message);
  }
}
