package dev.phoenix.workers.books;

import java.time.Instant;
import org.jspecify.annotations.Nullable;

/**
 * A line of the books.
 *
 * @param sequence 1, 2, 3, ... without a gap
 * @param account where it counts
 * @param kind what it says
 * @param money in the account's currency; below zero only for a correction
 * @param voucher why it was booked
 * @param about the sequence number of the entry that it ends, pays back or corrects; null for a
 *     request, a reservation and a return
 * @param at when it was booked, in milliseconds
 * @param previousHash the hash of the entry before it; of the first, {@link EntryHash#origin}
 * @param hash of all the above, as {@link EntryHash} makes it
 */
public record Entry(
    long sequence,
    Account account,
    EntryKind kind,
    Money money,
    Voucher voucher,
    @Nullable Long about,
    Instant at,
    String previousHash,
    String hash) {

  /**
   * Checks that the amount fits the account and the kind.
   *
   * @throws BooksException if not
   */
  public Entry {
    kind.check(money);
    if (!money.currency().equals(account.currency())) {
      throw new BooksException(
          "An amount in %s cannot be booked on an account in %s"
              .formatted(money.currency(), account.currency()));
    }
  }

  /** Its place in the chain. */
  public Head head() {
    return new Head(sequence, hash);
  }

  /** The same with another hash. */
  Entry withHash(String other) {
    return new Entry(sequence, account, kind, money, voucher, about, at, previousHash, other);
  }
}
