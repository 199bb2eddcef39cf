package dev.phoenix.model.server.writer;

/**
 * A writer that did not write; the message says why in a few words, such as "did not answer within
 * 2 s".
 */
public final class WriterException extends Exception {

  private static final long serialVersionUID = 1L;

  public WriterException(String message) {
    super(message);
  }
}
