package dev.phoenix.model.local.fit;

import java.io.Serial;

/** A model that is larger than what is free; the message names what would fit. */
public final class DoesNotFitException extends RuntimeException {

  @Serial private static final long serialVersionUID = 1L;

  DoesNotFitException(String message) {
    super(message);
  }
}
