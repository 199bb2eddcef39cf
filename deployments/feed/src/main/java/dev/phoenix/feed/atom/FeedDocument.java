package dev.phoenix.feed.atom;

import java.time.Instant;
import java.util.List;

/**
 * What a feed document is made of.
 *
 * @param id IRI of the feed, the same for all of its pages
 * @param title for people
 * @param subtitle may be empty
 * @param updated when the collection changed last
 * @param links to itself, its other pages, its page for people
 * @param entries newest first
 */
public record FeedDocument(
    String id,
    String title,
    String subtitle,
    Instant updated,
    List<FeedLink> links,
    List<LinkedEntry> entries) {

  /** Copies the lists. */
  public FeedDocument {
    links = List.copyOf(links);
    entries = List.copyOf(entries);
  }
}
