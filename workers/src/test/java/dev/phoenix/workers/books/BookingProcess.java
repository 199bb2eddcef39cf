package dev.phoenix.workers.books;

import static dev.phoenix.workers.books.BooksUnderTest.NOW;
import static dev.phoenix.workers.books.BooksUnderTest.eur;

import com.zaxxer.hikari.HikariConfig;
import com.zaxxer.hikari.HikariDataSource;

/** Books in a process of its own until it is killed, and says what it was answered. */
final class BookingProcess {

  private BookingProcess() {}

  /** Arguments: the database's URL, and what its requests are named after. */
  public static void main(String[] args) {
    var config = new HikariConfig();
    config.setJdbcUrl(args[0]);
    config.setMaximumPoolSize(2);
    var books = BooksUnderTest.on(new HikariDataSource(config)).books(NOW, "1000000");
    for (int i = 0; ; i++) {
      var request = args[1] + "-" + i;
      say(books.request("PAYMENT", eur("3"), BooksUnderTest.of(request)));
      say(
          ((Reservation.Reserved) books.reserve("PAYMENT", eur("3"), BooksUnderTest.of(request)))
              .entry());
      say(books.settle(eur("2"), BooksUnderTest.of(request)).entry());
    }
  }

  private static void say(Entry entry) {
    System.out.println(entry.head());
    System.out.flush();
  }
}
