package dev.phoenix.model.api.text;

import java.io.Serial;

/** A request that a text model did not carry out; the message says what to do. */
public class TextModelException extends RuntimeException {

  @Serial private static final long serialVersionUID = 1L;

  private final Reason reason;

  /** Why, in the classes that callers treat differently. */
  public enum Reason {
    /** A value is outside its range: mend the request. */
    INVALID_REQUEST,
    /** Prompt and answer do not fit the context: shorten the prompt or use a larger context. */
    CONTEXT_EXCEEDED,
    /** The named adapter is not loaded. */
    UNKNOWN_ADAPTER,
    /** All slots and the queue are taken: come back later. */
    QUEUE_FULL,
    /** The server behind the model is not there, is busy or broke off: another model may answer. */
    UNAVAILABLE,
    /** The answer did not come in time. */
    TIMEOUT,
    /** The model is closed or closing. */
    CLOSED,
    /** The engine failed; its message is inside. */
    FAILED
  }

  public TextModelException(Reason reason, String message) {
    super(message);
    this.reason = reason;
  }

  public TextModelException(Reason reason, String message, Throwable cause) {
    super(message, cause);
    this.reason = reason;
  }

  /** The class of failure. */
  public Reason reason() {
    return reason;
  }
}
