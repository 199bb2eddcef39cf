package dev.phoenix.workers.books;

import java.time.Clock;
import java.time.Instant;
import java.time.temporal.ChronoUnit;
import java.util.Optional;
import org.jspecify.annotations.Nullable;

/** One turn at the books: locks the chain's end, and adds at most one entry. */
final class Booking {

  private final Chain chain;
  private final Head last;
  private final EntryTable entries;
  private final Voucher voucher;
  private final Instant now;
  private final RequestHistory history;

  Booking(Chain chain, EntryTable entries, Voucher voucher, Clock clock) {
    this.chain = chain;
    this.last = chain.lock();
    this.entries = entries;
    this.voucher = voucher;
    // only now: the time that a booking waited for its turn does not count
    this.now = clock.instant().truncatedTo(ChronoUnit.MILLIS);
    this.history = new RequestHistory(voucher.requestId(), entries.ofRequest(voucher.requestId()));
  }

  /** When it is booked. */
  Instant now() {
    return now;
  }

  /** What is booked for the request, without what this turn adds. */
  RequestHistory history() {
    return history;
  }

  /** What an earlier call with this voucher booked. */
  Optional<Entry> known(EntryKind kind) {
    return history.find(kind, voucher.reference());
  }

  /** The same, which must have had this amount. */
  Optional<Entry> known(EntryKind kind, Money money) {
    var known = known(kind);
    if (known.filter(entry -> !entry.money().equals(money)).isPresent()) {
      throw otherwise(known.get());
    }
    return known;
  }

  /** The same, which must have been for this kind of request. */
  Optional<Entry> known(EntryKind kind, String account, Money money) {
    var known = known(kind, money);
    if (known.filter(entry -> !entry.account().kind().equals(account)).isPresent()) {
      throw otherwise(known.get());
    }
    return known;
  }

  /** The entry that an earlier call booked, else a new one. */
  Entry once(EntryKind kind, Account account, Money money, @Nullable Long about) {
    return known(kind, account.kind(), money).orElseGet(() -> add(account, kind, money, about));
  }

  Entry add(Entry about, EntryKind kind, Money money) {
    return add(about.account(), kind, money, about.sequence());
  }

  Entry add(Account account, EntryKind kind, Money money, @Nullable Long about) {
    return chain.append(
        new Entry(last.sequence() + 1, account, kind, money, voucher, about, now, last.hash(), ""));
  }

  /** Where the request counts. */
  Account home() {
    return history
        .last(EntryKind.RESERVATION)
        .or(() -> history.last(EntryKind.REQUEST))
        .orElseThrow(() -> refusal("nothing is booked for it: book the request first"))
        .account();
  }

  /** A request stays what it was booked as. */
  void requireKind(String kind) {
    history.entries().stream()
        .filter(entry -> !entry.account().kind().equals(kind))
        .findFirst()
        .ifPresent(
            other -> {
              throw refusal(
                  "entry %d says that it is a %s, not a %s: reserve for that"
                      .formatted(other.sequence(), other.account().kind(), kind));
            });
  }

  void requireNoOpenReservation() {
    history
        .last(EntryKind.RESERVATION)
        .filter(reservation -> history.end(reservation).isEmpty())
        .ifPresent(
            open -> {
              throw refusal(
                  "entry %d holds %s back for it: settle or release that first"
                      .formatted(open.sequence(), open.money()));
            });
  }

  Entry openReservation() {
    var reservation = reservation();
    var end = history.end(reservation);
    if (end.isPresent()) {
      throw refusal(
          "nothing is held back for it: entry %d was the %s of entry %d"
              .formatted(end.get().sequence(), end.get().kind(), reservation.sequence()));
    }
    return reservation;
  }

  Entry unsettledReservation() {
    var reservation = reservation();
    history
        .end(reservation)
        .filter(end -> end.kind() == EntryKind.SETTLEMENT)
        .ifPresent(
            end -> {
              throw refusal(
                  "entry %d settled it with %s: book a correction of that entry for another bill"
                      .formatted(end.sequence(), end.money()));
            });
    return reservation;
  }

  /** The settlement of which this much can come back. */
  Entry refundable(Money back) {
    var settlement =
        history
            .last(EntryKind.SETTLEMENT)
            .orElseThrow(() -> refusal("it has no settled cost: settle it first"));
    var left = history.corrected(settlement).minus(history.refunded(settlement));
    if (back.isMoreThan(left)) {
      throw refusal(
          "%s are left of the cost in entry %d: what is more than that is a return"
              .formatted(left, settlement.sequence()));
    }
    return settlement;
  }

  /** The entry that can be changed by this difference. */
  Entry correctable(long sequence, Money difference) {
    if (voucher.note().isBlank()) {
      throw refusal("a correction needs a note that says why");
    }
    var entry =
        entries
            .find(sequence)
            .filter(found -> found.voucher().requestId().equals(voucher.requestId()))
            .orElseThrow(() -> refusal("it has no entry " + sequence + ": name one of its own"));
    var corrected = history.corrected(entry).plus(difference);
    switch (entry.kind()) {
      case REQUEST, RETURN -> require(corrected.signum() >= 0, corrected);
      case SETTLEMENT ->
          require(
              corrected.signum() >= 0 && !history.refunded(entry).isMoreThan(corrected), corrected);
      case REFUND -> {
        var settlement = history.aboutOf(entry);
        var refunded = history.refunded(settlement).plus(difference);
        require(
            corrected.signum() >= 0 && !refunded.isMoreThan(history.corrected(settlement)),
            corrected);
      }
      case RESERVATION, RELEASE ->
          throw refusal("a reservation is not corrected: release it and reserve anew");
      case CORRECTION ->
          throw refusal(
              "entry %d is a correction itself: correct entry %d again"
                  .formatted(sequence, entry.about()));
    }
    return entry;
  }

  /** The voucher was used before, for something else. */
  BooksException otherwise(Entry known) {
    return refusal(
        "the reference %s is that of entry %d, a %s of %s for %s: repeat it as it was, or take another reference"
            .formatted(
                voucher.reference(),
                known.sequence(),
                known.kind(),
                known.money(),
                known.account().kind()));
  }

  private Entry reservation() {
    return history
        .last(EntryKind.RESERVATION)
        .orElseThrow(() -> refusal("nothing was reserved for it: reserve first, zero if need be"));
  }

  private void require(boolean holds, Money corrected) {
    if (!holds) {
      throw refusal(
          "the corrected amount would be %s: it cannot be below zero, nor less than what came back"
              .formatted(corrected));
    }
  }

  private BooksException refusal(String why) {
    return new BooksException("Request %s: %s".formatted(voucher.requestId(), why));
  }
}
