package dev.phoenix.feed.http;

import dev.phoenix.feed.atom.Atom;
import dev.phoenix.feed.atom.FeedLink;
import dev.phoenix.feed.store.Cursor;
import dev.phoenix.feed.store.Page;
import java.net.URI;
import java.util.ArrayList;
import java.util.List;
import org.jspecify.annotations.Nullable;

/**
 * Addresses of the pages around a page (RFC 5005, 3): "next" leads to older entries, "previous" to
 * newer ones.
 *
 * @param self this page
 * @param first the newest entries
 * @param last the oldest entries
 * @param newer if there are any
 * @param older if there are any
 */
record PageLinks(URI self, URI first, URI last, @Nullable URI newer, @Nullable URI older) {

  static PageLinks of(URI collection, PageRequest request, Page page) {
    String self =
        switch (request.cursor()) {
          case Cursor.Newest() -> "";
          case Cursor.Before(long number) -> "before=" + number;
          case Cursor.After(long number) -> "after=" + number;
        };
    String newer = null;
    String older = null;
    if (!page.entries().isEmpty()) {
      newer = page.newer() ? "after=" + page.entries().getFirst().number() : null;
      older = page.older() ? "before=" + page.entries().getLast().number() : null;
    } else {
      newer = page.newer() ? "after=0" : null;
      older = page.older() ? "" : null;
    }
    return new PageLinks(
        with(collection, request, self),
        with(collection, request, ""),
        with(collection, request, "after=0"),
        newer == null ? null : with(collection, request, newer),
        older == null ? null : with(collection, request, older));
  }

  /** The links as a feed carries them. */
  List<FeedLink> toFeedLinks() {
    var links = new ArrayList<FeedLink>();
    links.add(new FeedLink("self", self, Atom.TYPE));
    links.add(new FeedLink("first", first, Atom.TYPE));
    links.add(new FeedLink("last", last, Atom.TYPE));
    if (newer != null) {
      links.add(new FeedLink("previous", newer, Atom.TYPE));
    }
    if (older != null) {
      links.add(new FeedLink("next", older, Atom.TYPE));
    }
    return links;
  }

  private static URI with(URI collection, PageRequest request, String cursor) {
    String query =
        request.query() + (request.query().isEmpty() || cursor.isEmpty() ? "" : "&") + cursor;
    return query.isEmpty() ? collection : URI.create(collection + "?" + query);
  }
}
