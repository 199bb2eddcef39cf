package dev.phoenix.model.router.remote;

import dev.phoenix.model.api.text.TextModelException;
import java.io.Serial;
import java.time.Duration;

/**
 * An answer that did not come from a server, or not to its end. The message says why in a few words
 * and holds nothing that the server sent.
 */
public final class RemoteException extends TextModelException {

  @Serial private static final long serialVersionUID = 1L;

  private final boolean passing;
  private final Duration retryAfter;

  private RemoteException(Reason reason, String message, boolean passing, Duration retryAfter) {
    super(reason, message);
    this.passing = passing;
    this.retryAfter = retryAfter;
  }

  /** Trouble that may be over when the server is asked again. */
  static RemoteException passing(Reason reason, String message) {
    return new RemoteException(reason, message, true, Duration.ZERO);
  }

  /** The server asked to be left alone for a while. */
  static RemoteException busy(String message, Duration retryAfter) {
    return new RemoteException(Reason.UNAVAILABLE, message, true, retryAfter);
  }

  /** Trouble that stays until somebody mends the request, the configuration or the server. */
  static RemoteException lasting(Reason reason, String message) {
    return new RemoteException(reason, message, false, Duration.ZERO);
  }

  /** The same with the name of the model before the message. */
  RemoteException at(String id) {
    return new RemoteException(reason(), id + ": " + getMessage(), passing, retryAfter);
  }

  /** Whether the same request may succeed a little later. */
  public boolean passing() {
    return passing;
  }

  /** How long the server asked not to be asked again; zero if it did not. */
  public Duration retryAfter() {
    return retryAfter;
  }
}
