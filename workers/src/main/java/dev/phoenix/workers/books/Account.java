package dev.phoenix.workers.books;

import java.time.YearMonth;
import java.util.Currency;
import java.util.regex.Pattern;

/**
 * What requests of one kind cost in a month.
 *
 * @param kind of requests, such as {@code PAYMENT}: 1 to 40 of A to Z and _
 * @param month of the configured time zone
 * @param currency of all its entries
 */
public record Account(String kind, YearMonth month, Currency currency) {

  private static final Pattern KIND = Pattern.compile("[A-Z_]{1,40}");

  /**
   * Checks the kind and the month.
   *
   * @throws BooksException if they are out of bounds
   */
  public Account {
    if (!isKind(kind)) {
      throw new BooksException(
          "The kind of a request must be 1 to 40 of A to Z and _, such as PAYMENT");
    }
    if (month.getYear() < 1000 || month.getYear() > 9999) {
      throw new BooksException("The year of a month must have four digits, such as 2026-11");
    }
  }

  /** Whether requests can be of a kind of this name. */
  static boolean isKind(String name) {
    return KIND.matcher(name).matches();
  }
}
