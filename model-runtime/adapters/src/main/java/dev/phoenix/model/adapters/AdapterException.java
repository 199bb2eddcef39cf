package dev.phoenix.model.adapters;

import java.io.Serial;

/** What the registry refuses; the message names the adapter and says what to do. */
public final class AdapterException extends RuntimeException {

  @Serial private static final long serialVersionUID = 1L;

  private final Reason reason;

  /** Why, in the classes that callers treat differently. */
  public enum Reason {
    /** A name or a value cannot be: mend the request. */
    INVALID,
    /** There is no such adapter, or nothing to go back to. */
    UNKNOWN,
    /** A file of the registry was changed or is missing. */
    DAMAGED,
    /** The adapter was made for another model. */
    OTHER_BASE,
    /** Another process holds the registry for too long. */
    BUSY
  }

  AdapterException(Reason reason, String message) {
    super(message);
    this.reason = reason;
  }

  AdapterException(Reason reason, String message, Throwable cause) {
    super(message, cause);
    this.reason = reason;
  }

  /** The class of refusal. */
  public Reason reason() {
    return reason;
  }
}
