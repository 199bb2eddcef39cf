package dev.phoenix.feed.http;

import dev.phoenix.feed.FeedProperties;
import jakarta.servlet.http.HttpServletRequest;
import org.jspecify.annotations.Nullable;
import org.springframework.http.HttpHeaders;
import org.springframework.http.ResponseEntity;
import org.springframework.web.bind.annotation.GetMapping;
import org.springframework.web.bind.annotation.PathVariable;
import org.springframework.web.bind.annotation.RequestHeader;
import org.springframework.web.bind.annotation.RequestParam;
import org.springframework.web.bind.annotation.RestController;

/** A collection, read. */
@RestController
class CollectionController {

  private final FeedProperties properties;
  private final CollectionViews views;

  CollectionController(FeedProperties properties, CollectionViews views) {
    this.properties = properties;
    this.views = views;
  }

  @GetMapping("/{collection}")
  ResponseEntity<byte[]> get(
      HttpServletRequest request,
      @PathVariable("collection") String name,
      @RequestHeader(name = HttpHeaders.ACCEPT, required = false) @Nullable String accept,
      @RequestParam(name = "format", required = false) @Nullable String format,
      @RequestParam(name = "marker", required = false) @Nullable String marker,
      @RequestParam(name = "page-size", required = false) @Nullable String pageSize,
      @RequestParam(name = "before", required = false) @Nullable String before,
      @RequestParam(name = "after", required = false) @Nullable String after) {
    var collection = properties.collection(name).orElseThrow(Problem::noSuchCollection);
    if (marker != null) {
      if (marker.isBlank()) {
        throw Problem.emptyMarker();
      }
      return views.withMarker(request, collection, marker);
    }
    var page = PageRequest.of(pageSize, before, after, properties);
    // a browser that follows the page's link to the feed wants the feed
    var representation =
        "atom".equals(format) ? Representation.ATOM : Representation.preferredBy(accept);
    return switch (representation) {
      case HTML -> views.page(request, collection, page);
      case ATOM -> views.feed(request, collection, page);
    };
  }
}
