package dev.phoenix.connector.feed;

import dev.phoenix.connector.commons.http.Authentication;
import dev.phoenix.connector.commons.http.HttpFailure;
import dev.phoenix.connector.commons.http.LimitedHttpClient;
import dev.phoenix.connector.commons.publish.FindResult;
import dev.phoenix.connector.commons.publish.Sought;
import java.net.URI;
import java.net.URLEncoder;
import java.net.http.HttpRequest;
import java.nio.charset.StandardCharsets;
import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.HashSet;
import java.util.List;
import java.util.Objects;
import javax.xml.stream.XMLStreamException;
import org.jspecify.annotations.Nullable;

/**
 * Looks for a marker in a collection: asks with {@code ?marker=}, which our own server answers with
 * the entry or nothing, and trusts no server to have understood it. Entries are told by their
 * atom:id here, pages are followed, and absence is only said of a feed that was read to its end or
 * to entries older than the send.
 */
final class CollectionSearch {

  private static final int MAX_PAGES = 50;

  /** How far a server's clock may be from ours. */
  private static final Duration SKEW = Duration.ofHours(1);

  private final LimitedHttpClient http;
  private final URI collection;
  private final Authentication authentication;

  CollectionSearch(LimitedHttpClient http, URI collection, Authentication authentication) {
    this.http = http;
    this.collection = collection;
    this.authentication = authentication;
  }

  FindResult find(Sought sought) {
    var seen = new HashSet<URI>();
    var address = query(sought.marker());
    try {
      while (seen.size() < MAX_PAGES) {
        if (!seen.add(address)) {
          return new FindResult.Undetermined("The feed's pages go round in a circle.");
        }
        var page = page(address);
        var found = matches(page, sought.marker());
        if (!found.isEmpty()) {
          return found(address, found);
        }
        if (page.next() == null) {
          return new FindResult.NotThere("The feed was read to its end without it.");
        }
        if (reachesBefore(page, sought.earliestAt())) {
          return new FindResult.NotThere(
              "The feed was read back to before it was sent, without it.");
        }
        address = next(address, page.next());
      }
      return new FindResult.Undetermined(
          "The feed has more than " + MAX_PAGES + " pages, none of them with it.");
    } catch (HttpFailure e) {
      return new FindResult.Undetermined(e.getMessage() + ".");
    } catch (UnreadableException e) {
      return new FindResult.Undetermined(String.valueOf(e.getMessage()));
    }
  }

  private AtomPage page(URI address) throws HttpFailure, UnreadableException {
    var request = HttpRequest.newBuilder(address).header("Accept", "application/atom+xml").GET();
    authentication.apply(request);
    var answer = http.send(request.build());
    if (answer.status() != 200) {
      throw new UnreadableException(
          "The collection answered the look-up with status " + answer.status() + ".");
    }
    if (answer.truncated()) {
      throw new UnreadableException(
          "The feed's page is longer than " + http.limits().maxBytes() + " bytes.");
    }
    try {
      return AtomReader.read(answer.body());
    } catch (XMLStreamException e) {
      throw new UnreadableException("The collection's answer is no readable Atom feed.");
    }
  }

  private static List<AtomEntry> matches(AtomPage page, String marker) {
    return page.entries().stream().filter(entry -> marker.equals(entry.id())).toList();
  }

  private static FindResult found(URI page, List<AtomEntry> entries) {
    var first = entries.get(0);
    var detail = new ArrayList<String>();
    if (entries.size() > 1) {
      detail.add(
          "The feed holds " + entries.size() + " entries with this marker; this is the first.");
    }
    var address = first.address() == null ? null : Addresses.resolve(page, first.address());
    if (address == null) {
      detail.add("The entry has no address of its own.");
    }
    return new FindResult.Found(
        Objects.toString(address, null),
        first.published(),
        detail.isEmpty() ? null : String.join(" ", detail));
  }

  /** Whether the page, newest first as RFC 5023 has it, goes back to before the send. */
  private static boolean reachesBefore(AtomPage page, @Nullable Instant earliestAt) {
    if (earliestAt == null || page.entries().isEmpty()) {
      return false;
    }
    Instant last = Instant.MAX;
    for (var entry : page.entries()) {
      var edited = entry.edited();
      if (edited == null || edited.isAfter(last)) {
        return false;
      }
      last = edited;
    }
    return last.isBefore(earliestAt.minus(SKEW));
  }

  private URI next(URI page, String href) throws UnreadableException {
    var next = Addresses.resolve(page, href);
    if (next == null || !Addresses.sameServer(collection, next)) {
      throw new UnreadableException(
          "The feed's next page is on another server, which is not asked.");
    }
    return next;
  }

  private URI query(String marker) {
    var text = collection.toString();
    var join = collection.getRawQuery() == null ? "?" : "&";
    return URI.create(text + join + "marker=" + URLEncoder.encode(marker, StandardCharsets.UTF_8));
  }

  /** The answer decides nothing. */
  private static final class UnreadableException extends Exception {

    private static final long serialVersionUID = 1L;

    UnreadableException(String message) {
      super(message);
    }
  }
}
