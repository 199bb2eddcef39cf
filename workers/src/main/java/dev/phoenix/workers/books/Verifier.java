package dev.phoenix.workers.books;

import dev.phoenix.workers.books.Verdict.Broken;
import dev.phoenix.workers.books.Verdict.Intact;
import dev.phoenix.workers.storage.Installation;
import org.springframework.jdbc.core.simple.JdbcClient;

/**
 * Finds out whether entries were changed, removed, inserted, swapped, doubled or cut off. It may
 * run while others book, and holds no more than one entry at a time.
 */
public final class Verifier {

  private static final int PAGE = 1000;

  private final Installation installation;
  private final EntryTable entries;
  private final Chain chain;

  /** Reads the database's tables {@code book_entry} and {@code book_head}. */
  public Verifier(JdbcClient jdbc, Installation installation) {
    this.installation = installation;
    this.entries = new EntryTable(jdbc, installation);
    this.chain = new Chain(jdbc, installation, entries);
  }

  /** Verifies all entries, up to the end that the database itself names. */
  public Verdict verify() {
    return verify(new Head(0, EntryHash.origin(installation)));
  }

  /**
   * The same, and that {@code known}, the chain's end at some time before, is still in it.
   *
   * @param known as {@link Intact#head} or a statement told it
   */
  public Verdict verify(Head known) {
    var named = chain.head();
    var walk = new Walk(installation, named, known);
    try {
      long before;
      do {
        before = walk.read();
        entries.each(EntryFilter.ALL, walk.place(), PAGE, walk::next);
      } while (walk.read() > before);
      return end(walk, named);
    } catch (BrokenEntry e) {
      return new Broken(e.sequence(), String.valueOf(e.getMessage()));
    } catch (Walk.Break e) {
      return e.broken();
    }
  }

  private Verdict end(Walk walk, Head named) {
    var last = walk.last();
    walk.requireReached();
    // Entries may have been added since the end was read, but none that the end knows nothing of.
    var now = last.sequence() > named.sequence() ? chain.head() : named;
    if (now.sequence() < last.sequence()) {
      return new Broken(
          now.sequence() + 1, "The chain's end is entry " + now.sequence() + ": it was inserted");
    }
    // A page begins behind the last number of the one before, and would pass over its double.
    if (entries.count(last.sequence()) != last.sequence()) {
      return new Broken(last.sequence(), "An entry up to this one is there twice");
    }
    return new Intact(last.sequence(), last);
  }
}
