package dev.phoenix.connector.feed;

import dev.phoenix.connector.commons.http.Authentication;
import dev.phoenix.connector.commons.http.HttpAnswer;
import dev.phoenix.connector.commons.http.HttpFailure;
import dev.phoenix.connector.commons.http.LimitedHttpClient;
import dev.phoenix.connector.commons.publish.Channel;
import dev.phoenix.connector.commons.publish.FindResult;
import dev.phoenix.connector.commons.publish.SendResult;
import dev.phoenix.connector.commons.publish.Sought;
import java.net.URI;
import java.net.http.HttpRequest;
import java.net.http.HttpRequest.BodyPublishers;
import java.time.Clock;
import java.time.Duration;
import org.jspecify.annotations.Nullable;

/**
 * An Atom collection (RFC 5023) as a channel: an entry is posted to it, and found again by its
 * atom:id.
 */
final class FeedChannel implements Channel<FeedPost> {

  private final LimitedHttpClient http;
  private final URI collection;
  private final Authentication authentication;
  private final Clock clock;

  FeedChannel(LimitedHttpClient http, URI collection, Authentication authentication, Clock clock) {
    this.http = http;
    this.collection = collection;
    this.authentication = authentication;
    this.clock = clock;
  }

  @Override
  public String target() {
    return "feed";
  }

  @Override
  public String address() {
    return collection.toString();
  }

  @Override
  public Duration sendLimit() {
    return http.limits().request();
  }

  @Override
  public FindResult find(Sought sought) {
    return new CollectionSearch(http, collection, authentication).find(sought);
  }

  @Override
  public SendResult send(String marker, FeedPost post) {
    var now = clock.instant();
    var request =
        HttpRequest.newBuilder(collection)
            .header("Content-Type", "application/atom+xml;type=entry;charset=utf-8")
            .POST(BodyPublishers.ofByteArray(AtomWriter.entry(marker, post, now)));
    authentication.apply(request);
    try {
      return understood(http.send(request.build()), marker);
    } catch (HttpFailure.NothingSent e) {
      return new SendResult.Postponed(
          e.getMessage() + ": check that the feed server runs and its address is right", null);
    } catch (HttpFailure e) {
      return new SendResult.Open(String.valueOf(e.getMessage()));
    }
  }

  private SendResult understood(HttpAnswer answer, String marker) {
    int status = answer.status();
    if (status == 201) {
      var entry =
          answer
              .headers()
              .firstValue("Location")
              .map(at -> Addresses.resolve(collection, at))
              .orElse(null);
      return entry == null
          ? new SendResult.Open("The collection answered 201 without a usable Location")
          : new SendResult.Accepted(entry.toString(), clock.instant(), null);
    }
    if (status == 409) {
      return conflict(marker);
    }
    if (status == 429) {
      return new SendResult.Postponed(
          "The collection takes no more entries now (429)", retryAfter(answer));
    }
    // 408 may come from a proxy that passed the request on
    if (status >= 400 && status < 500 && status != 408) {
      return new SendResult.Refused(refusal(status));
    }
    return new SendResult.Open(
        "The collection answered " + status + ", which says nothing about the entry");
  }

  /**
   * The server knows the marker already, or refuses for a reason of its own: only the feed tells.
   */
  private SendResult conflict(String marker) {
    var result = find(new Sought(marker, null));
    return result instanceof FindResult.Found found
        ? new SendResult.Accepted(
            found.entry(),
            found.publishedAt() == null ? clock.instant() : found.publishedAt(),
            "The collection held it already")
        : new SendResult.Open("The collection answered 409, and the entry was not found in it");
  }

  private static String refusal(int status) {
    var advice =
        switch (status) {
          case 401, 403 -> "check 'authentication'";
          case 404, 405, 410 -> "check the address in 'collection'";
          case 413 -> "make the text shorter";
          default -> "see the feed server's log";
        };
    return "The collection refused the entry with status "
        + status
        + "; nothing was published: "
        + advice
        + ", then retry";
  }

  private static @Nullable Duration retryAfter(HttpAnswer answer) {
    return answer
        .headers()
        .firstValue("Retry-After")
        .filter(seconds -> seconds.matches("\\d{1,4}"))
        .map(seconds -> Duration.ofSeconds(Long.parseLong(seconds)))
        .orElse(null);
  }
}
