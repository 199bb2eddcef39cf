package dev.phoenix.feed.http;

import dev.phoenix.feed.FeedProperties;
import dev.phoenix.feed.page.Frame;
import jakarta.servlet.http.HttpServletRequest;
import org.jspecify.annotations.Nullable;
import org.springframework.stereotype.Component;

/** Makes the frame of a page from the configured collections. */
@Component
class Frames {

  private final FeedProperties properties;
  private final PublicAddress address;

  Frames(FeedProperties properties, PublicAddress address) {
    this.properties = properties;
    this.address = address;
  }

  /** The frame of a page in the collection {@code current}, or in none. */
  Frame of(HttpServletRequest request, @Nullable String current) {
    var tabs =
        properties.collections().stream()
            .map(
                collection ->
                    new Frame.Tab(
                        collection.title(),
                        address.ofCollection(request, collection.name()),
                        collection.name().equals(current)))
            .toList();
    return new Frame(address.of(request, "/"), tabs);
  }
}
