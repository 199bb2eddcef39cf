package dev.phoenix.workers.books;

import java.util.List;
import java.util.Objects;
import java.util.Optional;
import java.util.stream.Stream;

/**
 * All that is booked for one request.
 *
 * @param entries oldest first
 */
record RequestHistory(String requestId, List<Entry> entries) {

  /** The entry of a kind that has this reference. */
  Optional<Entry> find(EntryKind kind, String reference) {
    return entries.stream()
        .filter(entry -> entry.kind() == kind && entry.voucher().reference().equals(reference))
        .findFirst();
  }

  /** The last entry of a kind. */
  Optional<Entry> last(EntryKind kind) {
    return entries.stream().filter(entry -> entry.kind() == kind).reduce((one, later) -> later);
  }

  /** What ended a reservation last: its settlement, else its release. */
  Optional<Entry> end(Entry reservation) {
    return about(reservation, EntryKind.SETTLEMENT)
        .findFirst()
        .or(() -> about(reservation, EntryKind.RELEASE).findFirst());
  }

  /** What was still held back for a settlement when it came. */
  Money heldFor(Entry settlement) {
    var reservation = aboutOf(settlement);
    return about(reservation, EntryKind.RELEASE).findAny().isPresent()
        ? Money.zero(reservation.money().currency())
        : reservation.money();
  }

  /** The entry that another one names. */
  Entry aboutOf(Entry entry) {
    return entries.stream()
        .filter(other -> Objects.equals(other.sequence(), entry.about()))
        .findFirst()
        .orElseThrow(
            () ->
                new BooksException(
                    "Entry %d names one that is not there, so the books were changed: verify them"
                        .formatted(entry.sequence())));
  }

  /** An entry's amount with its corrections. */
  Money corrected(Entry entry) {
    return about(entry, EntryKind.CORRECTION).map(Entry::money).reduce(entry.money(), Money::plus);
  }

  /** What came back of a settlement. */
  Money refunded(Entry settlement) {
    return about(settlement, EntryKind.REFUND)
        .map(this::corrected)
        .reduce(Money.zero(settlement.money().currency()), Money::plus);
  }

  private Stream<Entry> about(Entry entry, EntryKind kind) {
    return entries.stream()
        .filter(other -> other.kind() == kind)
        .filter(other -> Objects.equals(other.about(), entry.sequence()));
  }
}
