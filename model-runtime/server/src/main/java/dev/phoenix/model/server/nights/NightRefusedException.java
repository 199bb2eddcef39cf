package dev.phoenix.model.server.nights;

import java.io.Serial;

/** What is asked of a night cannot be done; the message says what to do. */
public final class NightRefusedException extends RuntimeException {

  @Serial private static final long serialVersionUID = 1L;

  private final Reason reason;

  /** Why, in the classes that callers treat differently. */
  public enum Reason {
    /** A name or a file cannot be: mend the request. */
    INVALID,
    /** There is no such night, or it has no such file. */
    UNKNOWN,
    /** A file is larger than what is taken. */
    TOO_LARGE,
    /** The night is not where it would have to be for this, or is to stay as it is. */
    CONFLICT,
    /** A file of the night or of its archive was changed or is missing. */
    DAMAGED
  }

  /** What is refused, and why. */
  public NightRefusedException(Reason reason, String message) {
    super(message);
    this.reason = reason;
  }

  /** The class of refusal. */
  public Reason reason() {
    return reason;
  }
}
