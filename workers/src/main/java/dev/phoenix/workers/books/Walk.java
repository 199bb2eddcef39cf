package dev.phoenix.workers.books;

import dev.phoenix.workers.books.Verdict.Broken;
import dev.phoenix.workers.storage.Installation;

/** One walk along the chain, from its origin. */
final class Walk {

  /** Ends the walk. */
  static final class Break extends RuntimeException {

    private static final long serialVersionUID = 1L;

    private final transient Broken broken;

    Break(long sequence, String reason) {
      super(reason);
      this.broken = new Broken(sequence, reason);
    }

    Broken broken() {
      return broken;
    }
  }

  private final Installation installation;
  private final Head[] known;
  private Head last;
  private long read;

  Walk(Installation installation, Head... known) {
    this.installation = installation;
    this.known = known;
    this.last = new Head(0, EntryHash.origin(installation));
    check();
  }

  /** Takes the next entry. */
  void next(Entry entry) {
    read++;
    long expected = last.sequence() + 1;
    if (entry.sequence() < expected) {
      throw new Break(entry.sequence(), "It is there twice, or its number is none of the chain's");
    }
    if (entry.sequence() > expected) {
      throw new Break(expected, "It is missing: entry %d follows".formatted(entry.sequence()));
    }
    if (!entry.previousHash().equals(last.hash())) {
      throw new Break(expected, "It does not follow the entry before it");
    }
    if (!entry.hash().equals(EntryHash.of(installation, entry))) {
      throw new Break(expected, "Its fields are not those that its hash was made of");
    }
    last = entry.head();
    check();
  }

  /** Requires that every known head was passed. */
  void requireReached() {
    for (var head : known) {
      if (head.sequence() > last.sequence()) {
        throw new Break(
            last.sequence() + 1,
            "It is missing: entries up to %d were there".formatted(head.sequence()));
      }
    }
  }

  /** The last entry's place. */
  Head last() {
    return last;
  }

  /** Behind which number to read on. */
  long place() {
    return read == 0 ? Long.MIN_VALUE : last.sequence();
  }

  /** How many entries were taken. */
  long read() {
    return read;
  }

  private void check() {
    for (var head : known) {
      if (head.sequence() == last.sequence() && !head.hash().equals(last.hash())) {
        throw new Break(last.sequence(), "Its hash is not the one that was known");
      }
    }
  }
}
