package dev.phoenix.feed.store;

/** What became of an entry that was to be added. */
public sealed interface Addition {

  /** It is on disk. */
  record Added(Entry entry) implements Addition {}

  /** Its marker is taken in this collection; nothing was stored. */
  record Duplicate(Entry first) implements Addition {}
}
