package dev.phoenix.model.api;

import org.jspecify.annotations.Nullable;

/** A call that the model runtime did not answer with a result. */
public final class ModelRuntimeException extends RuntimeException {

  private static final long serialVersionUID = 1L;

  /** What went wrong, by what the caller can do about it. */
  public enum Reason {
    /** A field of the request is out of range; the message names it. */
    INVALID_REQUEST(false),
    /** It wants a token that the client does not send. */
    UNAUTHENTICATED(false),
    /** No model is there for a prompt; posts are written all the same. */
    NO_MODEL(true),
    /** Its queue is full. */
    BUSY(true),
    /** The deadline of the call passed. */
    TOO_SLOW(true),
    /** Nothing answers, or it starts or stops. */
    UNAVAILABLE(true),
    /** A fault of the runtime itself. */
    FAULT(false);

    private final boolean retryable;

    Reason(boolean retryable) {
      this.retryable = retryable;
    }
  }

  private final Reason reason;

  ModelRuntimeException(Reason reason, String message, @Nullable Throwable cause) {
    super(message, cause);
    this.reason = reason;
  }

  /** What went wrong. */
  public Reason reason() {
    return reason;
  }

  /**
   * Whether the same call may succeed later: {@code false} means that the request or the runtime
   * must change first.
   */
  public boolean isRetryable() {
    return reason.retryable;
  }
}
