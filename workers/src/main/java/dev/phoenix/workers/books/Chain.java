package dev.phoenix.workers.books;

import dev.phoenix.workers.storage.Installation;
import java.util.Optional;
import org.springframework.jdbc.core.simple.JdbcClient;

/** The end of the chain, in the table {@code book_head}, and how it grows. */
final class Chain {

  private final JdbcClient jdbc;
  private final Installation installation;
  private final EntryTable entries;

  Chain(JdbcClient jdbc, Installation installation, EntryTable entries) {
    this.jdbc = jdbc;
    this.installation = installation;
    this.entries = entries;
  }

  /** The last entry's place, or the place before the first. */
  Head head() {
    return find("").orElseGet(this::origin);
  }

  /**
   * The head, which nobody else has until the transaction ends.
   *
   * <p>That lock is enough to keep the chain in one piece and its budgets whole. All who book take
   * it first, so their transactions come one after another, over all processes of the database.
   * What they read after it (entries, sums) is read by statements of their own, which at READ
   * COMMITTED see all that was committed before the lock was given. Should all this fail, two
   * entries after the same one break a unique constraint.
   */
  Head lock() {
    return find(" for update")
        .orElseGet(
            () -> {
              var first = origin();
              jdbc.sql(
                      "insert into book_head (installation, seq, hash)"
                          + " values (:installation, :seq, :hash) on conflict do nothing")
                  .param("installation", installation.id())
                  .param("seq", first.sequence())
                  .param("hash", first.hash())
                  .update();
              return find(" for update").orElseThrow();
            });
  }

  /** Adds an entry, which must follow the locked head, and answers it with its hash. */
  Entry append(Entry draft) {
    var entry = draft.withHash(EntryHash.of(installation, draft));
    entries.add(entry);
    jdbc.sql("update book_head set seq = :seq, hash = :hash where installation = :installation")
        .param("installation", installation.id())
        .param("seq", entry.sequence())
        .param("hash", entry.hash())
        .update();
    return entry;
  }

  private Head origin() {
    return new Head(0, EntryHash.origin(installation));
  }

  private Optional<Head> find(String lock) {
    return jdbc.sql("select seq, hash from book_head where installation = :installation" + lock)
        .param("installation", installation.id())
        .query((row, number) -> new Head(row.getLong(1), row.getString(2)))
        .optional();
  }
}
