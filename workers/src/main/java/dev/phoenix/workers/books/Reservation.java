package dev.phoenix.workers.books;

/** What came of asking for money. */
public sealed interface Reservation {

  /** It is held back; the request may be carried out. */
  record Reserved(Entry entry) implements Reservation {}

  /**
   * Nothing was booked.
   *
   * @param left of the month's budget; below zero if real costs went beyond it
   * @param limit the month's budget; zero if none is set
   * @param message what to do
   */
  record Insufficient(Money left, Money limit, String message) implements Reservation {}
}
