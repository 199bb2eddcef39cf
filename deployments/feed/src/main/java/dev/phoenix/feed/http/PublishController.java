package dev.phoenix.feed.http;

import dev.phoenix.feed.FeedProperties;
import dev.phoenix.feed.atom.Atom;
import dev.phoenix.feed.atom.AtomWriter;
import dev.phoenix.feed.atom.LinkedEntry;
import dev.phoenix.feed.store.Addition.Added;
import dev.phoenix.feed.store.Addition.Duplicate;
import dev.phoenix.feed.store.Entry;
import dev.phoenix.feed.store.EntryStore;
import io.micrometer.core.instrument.MeterRegistry;
import jakarta.servlet.http.HttpServletRequest;
import java.io.IOException;
import java.net.URI;
import org.jspecify.annotations.Nullable;
import org.springframework.http.HttpHeaders;
import org.springframework.http.ResponseEntity;
import org.springframework.web.bind.annotation.PathVariable;
import org.springframework.web.bind.annotation.PostMapping;
import org.springframework.web.bind.annotation.RequestHeader;
import org.springframework.web.bind.annotation.RestController;

/**
 * Atom publishing (RFC 5023, 9.2): an entry that is posted to a collection becomes its newest
 * member.
 */
@RestController
class PublishController {

  private final FeedProperties properties;
  private final WriteToken token;
  private final EntryBody body;
  private final EntryStore store;
  private final PublicAddress address;
  private final AtomWriter atom;
  private final MeterRegistry metrics;

  PublishController(
      FeedProperties properties,
      WriteToken token,
      EntryBody body,
      EntryStore store,
      PublicAddress address,
      MeterRegistry metrics) {
    this.properties = properties;
    this.token = token;
    this.body = body;
    this.store = store;
    this.address = address;
    this.atom = new AtomWriter(properties.author());
    this.metrics = metrics;
  }

  @PostMapping("/{collection}")
  ResponseEntity<byte[]> post(
      HttpServletRequest request,
      @PathVariable("collection") String name,
      @RequestHeader(name = HttpHeaders.AUTHORIZATION, required = false)
          @Nullable String authorization)
      throws IOException {
    token.require(authorization);
    var collection = properties.collection(name).orElseThrow(Problem::noSuchCollection);
    return switch (store.add(collection.name(), body.read(request))) {
      case Added(Entry entry) -> {
        count(name, "created");
        yield created(entry, address.ofEntry(request, entry));
      }
      case Duplicate(Entry first) -> {
        count(name, "duplicate");
        throw Problem.duplicate(address.ofEntry(request, first));
      }
    };
  }

  private ResponseEntity<byte[]> created(Entry entry, URI location) {
    return ResponseEntity.created(location)
        .header(HttpHeaders.CONTENT_LOCATION, location.toString())
        .contentType(Atom.ENTRY)
        .body(atom.write(new LinkedEntry(entry, location)));
  }

  private void count(String collection, String outcome) {
    metrics.counter("phoenix.feed.posts", "collection", collection, "outcome", outcome).increment();
  }
}
