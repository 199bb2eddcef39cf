package dev.phoenix.feed.store;

/** Where a page starts: beside an entry's number, so that new entries shift no page. */
public sealed interface Cursor {

  /** The newest entries. */
  record Newest() implements Cursor {}

  /** The newest ones of the entries that are older than that number. */
  record Before(long number) implements Cursor {}

  /** The oldest ones of the entries that are newer than that number; 0 gives the oldest of all. */
  record After(long number) implements Cursor {}
}
