package dev.phoenix.model.bench.compare;

import java.io.Serial;

/** Something that the user can mend; the message says how and is all that is shown. */
final class ComparisonException extends RuntimeException {

  @Serial private static final long serialVersionUID = 1L;

  ComparisonException(String message) {
    super(message);
  }
}
