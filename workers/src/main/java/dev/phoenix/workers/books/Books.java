package dev.phoenix.workers.books;

import dev.phoenix.workers.books.Reservation.Insufficient;
import dev.phoenix.workers.books.Reservation.Reserved;
import dev.phoenix.workers.storage.Installation;
import java.time.Clock;
import java.util.Objects;
import java.util.concurrent.locks.ReentrantLock;
import java.util.function.Function;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.transaction.TransactionDefinition;
import org.springframework.transaction.support.TransactionSynchronizationManager;
import org.springframework.transaction.support.TransactionTemplate;

/**
 * Books what requests cost and bring in. What a call answers is committed. A call can be repeated:
 * the same request, kind of entry and reference is booked once, and later calls answer the first
 * entry; with another amount they fail.
 *
 * <p>A request and a reservation count in the month in which they are booked. What follows counts
 * where the reservation does, whenever it comes.
 *
 * <p>A {@link BooksException} says what to do. Any other exception is the database's trouble: the
 * call can be repeated.
 */
public final class Books {

  private final TransactionTemplate transaction;
  private final Clock clock;
  private final BooksSettings settings;
  private final EntryTable entries;
  private final Chain chain;
  private final Sums sums;
  // The row's lock alone would do. This one keeps threads from waiting with a connection each, and
  // from H2's limit of two seconds for such a wait.
  private final ReentrantLock turn = new ReentrantLock(true);

  /** Books in the database's tables {@code book_entry} and {@code book_head}. */
  public Books(
      JdbcClient jdbc,
      TransactionTemplate transaction,
      Installation installation,
      Clock clock,
      BooksSettings settings) {
    this.transaction =
        new TransactionTemplate(Objects.requireNonNull(transaction.getTransactionManager()));
    // what Chain.lock counts on, whatever the database's default is
    this.transaction.setIsolationLevel(TransactionDefinition.ISOLATION_READ_COMMITTED);
    this.clock = clock;
    this.settings = settings;
    this.entries = new EntryTable(jdbc, installation);
    this.chain = new Chain(jdbc, installation, entries);
    this.sums = new Sums(jdbc, installation);
  }

  /**
   * Books what was asked for. Changes no balance.
   *
   * @param kind of the request, such as {@code PAYMENT}
   * @throws BooksException if it cannot be booked
   */
  public Entry request(String kind, Money asked, Voucher voucher) {
    return booked(
        voucher,
        booking -> booking.once(EntryKind.REQUEST, account(kind, asked, booking), asked, null));
  }

  /**
   * Holds an amount back, if the month's budget has it.
   *
   * @throws BooksException if it cannot be booked whatever is left
   */
  public Reservation reserve(String kind, Money amount, Voucher voucher) {
    return booked(
        voucher,
        booking -> {
          var account = account(kind, amount, booking);
          var known = booking.known(EntryKind.RESERVATION, kind, amount);
          if (known.isPresent()) {
            return new Reserved(known.get());
          }
          EntryKind.RESERVATION.check(amount);
          booking.requireKind(kind);
          booking.requireNoOpenReservation();
          var balance = balance(account);
          // What costs nothing can be approved even when real costs used more than there was.
          if (amount.signum() > 0 && amount.isMoreThan(balance.left())) {
            return new Insufficient(
                balance.left(), balance.limit(), whatToDo(account, amount, balance));
          }
          return new Reserved(booking.add(account, EntryKind.RESERVATION, amount, null));
        });
  }

  /**
   * Gives back what was held back and is not used.
   *
   * @throws BooksException if nothing is held back for the request
   */
  public Entry release(Voucher voucher) {
    return booked(
        voucher,
        booking -> {
          var known = booking.known(EntryKind.RELEASE);
          if (known.isPresent()) {
            return known.get();
          }
          var reservation = booking.openReservation();
          return booking.add(
              reservation.account(),
              EntryKind.RELEASE,
              reservation.money(),
              reservation.sequence());
        });
  }

  /**
   * Books a real cost and ends the reservation. It may be more than was held back, and may come
   * after the reservation was released: a bill is a bill.
   *
   * @throws BooksException if nothing was ever held back for the request, or if it is settled
   */
  public Settled settle(Money realCost, Voucher voucher) {
    return booked(
        voucher,
        booking -> {
          var known = booking.known(EntryKind.SETTLEMENT, realCost);
          var entry =
              known.isPresent()
                  ? known.get()
                  : booking.add(booking.unsettledReservation(), EntryKind.SETTLEMENT, realCost);
          var over = entry.money().minus(booking.history().heldFor(entry));
          return new Settled(entry, over.signum() > 0 ? over : Money.zero(realCost.currency()));
        });
  }

  /**
   * Books that a part of the last settled cost came back.
   *
   * @throws BooksException if that is more than the cost
   */
  public Entry refund(Money back, Voucher voucher) {
    return booked(
        voucher,
        booking -> {
          var known = booking.known(EntryKind.REFUND, back);
          return known.isPresent()
              ? known.get()
              : booking.add(booking.refundable(back), EntryKind.REFUND, back);
        });
  }

  /**
   * Books what the request brought in, in whatever currency.
   *
   * @throws BooksException if nothing is booked for the request yet
   */
  public Entry earned(Money income, Voucher voucher) {
    return booked(
        voucher,
        booking -> {
          var account = booking.home();
          return booking.once(
              EntryKind.RETURN,
              new Account(account.kind(), account.month(), income.currency()),
              income,
              null);
        });
  }

  /**
   * Adds a signed amount to that of an earlier entry of the same request, for the reason in the
   * voucher's note. Requests, settlements, refunds and returns can be corrected.
   *
   * @param sequence the number of that entry
   * @throws BooksException if the outcome makes no sense, or the note is empty
   */
  public Entry correct(long sequence, Money difference, Voucher voucher) {
    return booked(
        voucher,
        booking -> {
          var known = booking.known(EntryKind.CORRECTION, difference);
          if (known.filter(entry -> !Objects.equals(entry.about(), sequence)).isPresent()) {
            throw booking.otherwise(known.get());
          }
          return known.isPresent()
              ? known.get()
              : booking.add(
                  booking.correctable(sequence, difference), EntryKind.CORRECTION, difference);
        });
  }

  private Balance balance(Account account) {
    var limit = settings.limit(account.kind(), account.currency());
    return Balance.of(limit.orElse(Money.zero(account.currency())), sums.of(account));
  }

  private Account account(String kind, Money money, Booking booking) {
    return new Account(kind, settings.month(booking.now()), money.currency());
  }

  private <T> T booked(Voucher voucher, Function<Booking, T> work) {
    if (TransactionSynchronizationManager.isActualTransactionActive()) {
      throw new BooksException(
          "Book outside of any transaction: what the books answer must stay when it rolls back");
    }
    turn.lock();
    try {
      return Objects.requireNonNull(
          transaction.execute(status -> work.apply(new Booking(chain, entries, voucher, clock))));
    } finally {
      turn.unlock();
    }
  }

  private String whatToDo(Account account, Money amount, Balance balance) {
    var key = BooksSettings.KEY + account.kind();
    return settings.limit(account.kind(), account.currency()).isEmpty()
        ? "No budget in %s is set for %s: set %s.monthly and %s.currency, or refuse the request"
            .formatted(account.currency(), account.kind(), key, key)
        : "%s is more than the %s that are left of %s for %s in %s: raise %s.monthly, wait for the next month, or refuse the request"
            .formatted(
                amount, balance.left(), balance.limit(), account.kind(), account.month(), key);
  }
}
