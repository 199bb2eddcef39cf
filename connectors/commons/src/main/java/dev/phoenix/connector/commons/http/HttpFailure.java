package dev.phoenix.connector.commons.http;

/** There is no answer. The message names the host, never a query or a credential. */
public abstract sealed class HttpFailure extends Exception {

  private static final long serialVersionUID = 1L;

  private HttpFailure(String message, Throwable cause) {
    super(message, cause);
  }

  /** No connection came about, so no byte of the request left this machine. */
  public static final class NothingSent extends HttpFailure {

    private static final long serialVersionUID = 1L;

    NothingSent(String message, Throwable cause) {
      super(message, cause);
    }
  }

  /** The request, or a part of it, may have arrived and may have been carried out. */
  public static final class OutcomeOpen extends HttpFailure {

    private static final long serialVersionUID = 1L;

    OutcomeOpen(String message, Throwable cause) {
      super(message, cause);
    }
  }
}
