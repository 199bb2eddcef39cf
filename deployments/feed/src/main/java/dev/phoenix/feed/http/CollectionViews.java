package dev.phoenix.feed.http;

import dev.phoenix.feed.FeedProperties;
import dev.phoenix.feed.atom.Atom;
import dev.phoenix.feed.atom.AtomWriter;
import dev.phoenix.feed.atom.FeedDocument;
import dev.phoenix.feed.atom.FeedLink;
import dev.phoenix.feed.atom.LinkedEntry;
import dev.phoenix.feed.page.CollectionPage;
import dev.phoenix.feed.page.Pages;
import dev.phoenix.feed.store.Entry;
import dev.phoenix.feed.store.EntryStore;
import jakarta.servlet.http.HttpServletRequest;
import java.net.URI;
import java.net.URLEncoder;
import java.nio.charset.StandardCharsets;
import java.util.ArrayList;
import java.util.List;
import org.springframework.http.MediaType;
import org.springframework.http.ResponseEntity;
import org.springframework.stereotype.Component;

/** Shows a collection, as a feed or as a page. */
@Component
class CollectionViews {

  private final EntryStore store;
  private final AtomWriter atom;
  private final Pages pages;
  private final Frames frames;
  private final PublicAddress address;

  CollectionViews(
      EntryStore store,
      Pages pages,
      Frames frames,
      PublicAddress address,
      FeedProperties properties) {
    this.store = store;
    this.atom = new AtomWriter(properties.author());
    this.pages = pages;
    this.frames = frames;
    this.address = address;
  }

  /** A page for people. */
  ResponseEntity<byte[]> page(
      HttpServletRequest request, FeedProperties.Collection collection, PageRequest pageRequest) {
    var page = store.page(collection.name(), pageRequest.cursor(), pageRequest.size());
    URI uri = address.ofCollection(request, collection.name());
    var links = PageLinks.of(uri, pageRequest, page);
    return Answers.page(
        pages.write(
            frames.of(request, collection.name()),
            new CollectionPage(
                collection.title(),
                collection.subtitle(),
                URI.create(uri + "?format=atom"),
                linked(request, page.entries()),
                links.newer(),
                links.older())));
  }

  /** A page of the feed. */
  ResponseEntity<byte[]> feed(
      HttpServletRequest request, FeedProperties.Collection collection, PageRequest pageRequest) {
    // read before the entries, so that a feed never looks newer than it is
    var updated = store.updated(collection.name());
    var page = store.page(collection.name(), pageRequest.cursor(), pageRequest.size());
    URI uri = address.ofCollection(request, collection.name());
    var links = new ArrayList<>(PageLinks.of(uri, pageRequest, page).toFeedLinks());
    links.add(new FeedLink("alternate", uri, MediaType.TEXT_HTML_VALUE));
    links.add(new FeedLink("service", address.of(request, "/service"), "application/atomsvc+xml"));
    byte[] content =
        atom.write(
            new FeedDocument(
                store.feedId(collection.name()),
                collection.title(),
                collection.subtitle(),
                updated,
                links,
                linked(request, page.entries())));
    return Answers.ok(Atom.FEED, content).lastModified(updated).body(content);
  }

  /** The entries with that marker; none is an answer, too. */
  ResponseEntity<byte[]> withMarker(
      HttpServletRequest request, FeedProperties.Collection collection, String marker) {
    var updated = store.updated(collection.name());
    var entries = store.findByMarker(collection.name(), marker);
    URI uri = address.ofCollection(request, collection.name());
    URI self = URI.create(uri + "?marker=" + URLEncoder.encode(marker, StandardCharsets.UTF_8));
    byte[] content =
        atom.write(
            new FeedDocument(
                self.toString(),
                collection.title(),
                collection.subtitle(),
                updated,
                List.of(new FeedLink("self", self, Atom.TYPE)),
                linked(request, entries)));
    return Answers.ok(Atom.FEED, content).body(content);
  }

  private List<LinkedEntry> linked(HttpServletRequest request, List<Entry> entries) {
    return entries.stream()
        .map(entry -> new LinkedEntry(entry, address.ofEntry(request, entry)))
        .toList();
  }
}
