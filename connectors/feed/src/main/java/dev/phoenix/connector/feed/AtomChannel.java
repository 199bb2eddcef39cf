package dev.phoenix.connector.feed;

import com.rometools.rome.feed.atom.Content;
import com.rometools.rome.feed.atom.Entry;
import com.rometools.rome.feed.atom.Feed;
import com.rometools.rome.feed.atom.Link;
import com.rometools.rome.io.FeedException;
import com.rometools.rome.io.WireFeedInput;
import dev.phoenix.connector.commons.http.BoundedHttpClient;
import dev.phoenix.connector.commons.http.HttpAnswer;
import dev.phoenix.connector.commons.publish.Channel;
import java.net.URI;
import java.net.URLEncoder;
import java.net.http.HttpRequest;
import java.nio.charset.StandardCharsets;
import java.time.Duration;
import java.time.Instant;
import java.util.List;
import java.util.Optional;
import org.jspecify.annotations.Nullable;

/**
 * An Atom collection as a channel: entries are posted as RFC 5023 says and carry the marker as
 * their {@code atom:id}.
 *
 * <p>The marker is asked for with the query parameter {@code marker}. A server that does not know
 * the parameter answers its whole feed, newest first: then the pages are read until they are older
 * than the effect.
 */
final class AtomChannel implements Channel {

  private static final int MAX_PAGES = 20;
  // the channel's clock may be behind ours
  private static final Duration CLOCK_SKEW = Duration.ofMinutes(10);

  private final BoundedHttpClient http;
  private final URI collection;
  private final @Nullable String entryXml;

  /** With the entry to send; null for a channel that is only read. */
  AtomChannel(BoundedHttpClient http, URI collection, @Nullable String entryXml) {
    this.http = http;
    this.collection = collection;
    this.entryXml = entryXml;
  }

  @Override
  public SendResult send(String marker) {
    if (entryXml == null) {
      throw new IllegalStateException("This channel was opened to look up, not to send");
    }
    var request =
        HttpRequest.newBuilder(collection)
            .header("Content-Type", "application/atom+xml;type=entry;charset=utf-8")
            .header("Accept", "application/atom+xml")
            .POST(HttpRequest.BodyPublishers.ofString(entryXml));
    var answer = http.send(request);
    if (answer instanceof HttpAnswer.NotSent notSent) {
      return new SendResult.Refused(collection + " cannot be reached: " + notSent.reason(), true);
    }
    if (answer instanceof HttpAnswer.Lost lost) {
      return new SendResult.Open(collection + ": " + lost.reason());
    }
    return sent((HttpAnswer.Received) answer);
  }

  private SendResult sent(HttpAnswer.Received answer) {
    var status = answer.status();
    var location = location(answer);
    if (status == 201 || status == 200) {
      return new SendResult.Accepted(location.orElse(null));
    }
    if (status == 409 && location.isPresent()) {
      // the server knows the marker: an earlier attempt did arrive
      return new SendResult.Accepted(location.get());
    }
    if (status == 429 || status == 408) {
      return new SendResult.Refused(collection + " asks to try again later (" + status + ")", true);
    }
    if (status >= 400 && status < 500) {
      return new SendResult.Refused(
          collection + " refused the entry (" + status + "): correct the entry or the address",
          false);
    }
    return new SendResult.Open(collection + " answered " + status);
  }

  private Optional<String> location(HttpAnswer.Received answer) {
    return answer.headers().firstValue("Location").flatMap(this::resolve);
  }

  private Optional<String> resolve(String reference) {
    try {
      return Optional.of(collection.resolve(reference).toString());
    } catch (IllegalArgumentException e) {
      return Optional.empty();
    }
  }

  @Override
  public FindResult find(String marker, Instant since) {
    var query = "marker=" + URLEncoder.encode(marker, StandardCharsets.UTF_8);
    var page = URI.create(collection + (collection.getQuery() == null ? "?" : "&") + query);
    for (int pages = 0; pages < MAX_PAGES; pages++) {
      var answer =
          http.send(HttpRequest.newBuilder(page).header("Accept", "application/atom+xml").GET());
      if (!(answer instanceof HttpAnswer.Received received) || received.status() != 200) {
        return new FindResult.CannotTell(collection + " cannot be read now: " + describe(answer));
      }
      Feed feed;
      try {
        feed = parse(received.body());
      } catch (FeedException | IllegalArgumentException e) {
        return new FindResult.CannotTell(collection + " does not answer with an Atom feed");
      }
      for (Entry entry : feed.getEntries()) {
        if (marker.equals(entry.getId())) {
          return new FindResult.Found(address(entry));
        }
      }
      var next = link(feed.getOtherLinks(), "next").flatMap(this::resolve).map(URI::create);
      if (next.isEmpty() || olderThan(feed, since.minus(CLOCK_SKEW))) {
        return new FindResult.NotThere();
      }
      if (!collection.getAuthority().equals(next.get().getAuthority())) {
        return new FindResult.CannotTell("The feed goes on at another host, which is not followed");
      }
      page = next.get();
    }
    return new FindResult.CannotTell("The feed is longer than " + MAX_PAGES + " pages");
  }

  private static String describe(HttpAnswer answer) {
    if (answer instanceof HttpAnswer.Received received) {
      return "status " + received.status();
    }
    return answer instanceof HttpAnswer.NotSent notSent
        ? notSent.reason()
        : ((HttpAnswer.Lost) answer).reason();
  }

  private static Feed parse(byte[] body) throws FeedException {
    // Rome refuses document types unless told otherwise, and with them external entities
    var feed =
        new WireFeedInput(false, java.util.Locale.ROOT)
            .build(new java.io.StringReader(new String(body, StandardCharsets.UTF_8)));
    if (feed instanceof Feed atom) {
      return atom;
    }
    throw new FeedException("not Atom");
  }

  private @Nullable String address(Entry entry) {
    return link(entry.getAlternateLinks(), "alternate")
        .or(() -> link(entry.getOtherLinks(), "edit"))
        .or(() -> link(entry.getOtherLinks(), "self"))
        .or(
            () ->
                entry.getContents().stream()
                    .map(Content::getSrc)
                    .filter(java.util.Objects::nonNull)
                    .findFirst())
        .flatMap(this::resolve)
        .orElse(null);
  }

  private static Optional<String> link(List<Link> links, String relation) {
    return links.stream()
        .filter(link -> relation.equals(link.getRel() == null ? "alternate" : link.getRel()))
        .map(Link::getHref)
        .findFirst();
  }

  private static boolean olderThan(Feed feed, Instant since) {
    return !feed.getEntries().isEmpty()
        && feed.getEntries().stream()
            .allMatch(
                entry ->
                    entry.getUpdated() != null && entry.getUpdated().toInstant().isBefore(since));
  }
}
