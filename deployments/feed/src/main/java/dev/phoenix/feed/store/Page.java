package dev.phoenix.feed.store;

import java.util.List;

/**
 * A part of a collection.
 *
 * @param entries newest first
 * @param newer whether there are newer entries than these
 * @param older whether there are older entries than these
 */
public record Page(List<Entry> entries, boolean newer, boolean older) {

  /** Copies the entries. */
  public Page {
    entries = List.copyOf(entries);
  }
}
