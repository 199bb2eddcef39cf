package dev.phoenix.model.trainer.job;

import java.io.Serial;

/** A job that is not begun; the message says which part of it must change, and how. */
public final class RefusedException extends RuntimeException {

  @Serial private static final long serialVersionUID = 1;

  public RefusedException(String message) {
    super(message);
  }

  public RefusedException(String message, Throwable cause) {
    super(message, cause);
  }
}
