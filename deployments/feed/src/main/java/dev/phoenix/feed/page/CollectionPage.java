package dev.phoenix.feed.page;

import dev.phoenix.feed.atom.LinkedEntry;
import java.net.URI;
import java.util.List;
import org.jspecify.annotations.Nullable;

/**
 * A page of a collection.
 *
 * @param title of the collection
 * @param subtitle of the collection, may be empty
 * @param feed address of its Atom feed
 * @param entries newest first
 * @param newer the page of newer entries, if there are any
 * @param older the page of older entries, if there are any
 */
public record CollectionPage(
    String title,
    String subtitle,
    URI feed,
    List<LinkedEntry> entries,
    @Nullable URI newer,
    @Nullable URI older) {

  /** Copies the entries. */
  public CollectionPage {
    entries = List.copyOf(entries);
  }
}
