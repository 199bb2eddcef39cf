package dev.phoenix.model.trainer.run;

import java.io.Serial;

/** A training whose time was over. */
public final class TimedOutException extends RuntimeException {

  @Serial private static final long serialVersionUID = 1;

  TimedOutException(String message) {
    super(message);
  }
}
