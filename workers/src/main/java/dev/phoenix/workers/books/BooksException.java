package dev.phoenix.workers.books;

/** What was to be booked cannot be; the message says why and what to do. */
public final class BooksException extends RuntimeException {

  private static final long serialVersionUID = 1L;

  /** With what to do. */
  public BooksException(String message) {
    super(message);
  }
}
