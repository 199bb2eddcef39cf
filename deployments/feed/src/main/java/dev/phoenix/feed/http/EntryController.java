package dev.phoenix.feed.http;

import dev.phoenix.feed.FeedProperties;
import dev.phoenix.feed.atom.Atom;
import dev.phoenix.feed.atom.AtomWriter;
import dev.phoenix.feed.atom.LinkedEntry;
import dev.phoenix.feed.page.Pages;
import dev.phoenix.feed.store.EntryStore;
import jakarta.servlet.http.HttpServletRequest;
import org.jspecify.annotations.Nullable;
import org.springframework.http.HttpHeaders;
import org.springframework.http.ResponseEntity;
import org.springframework.web.bind.annotation.GetMapping;
import org.springframework.web.bind.annotation.PathVariable;
import org.springframework.web.bind.annotation.RequestHeader;
import org.springframework.web.bind.annotation.RestController;

/**
 * One entry at the address that its POST was answered with: Atom for programs, a page for people.
 */
@RestController
class EntryController {

  private final FeedProperties properties;
  private final EntryStore store;
  private final PublicAddress address;
  private final Pages pages;
  private final Frames frames;
  private final AtomWriter atom;

  EntryController(
      FeedProperties properties,
      EntryStore store,
      PublicAddress address,
      Pages pages,
      Frames frames) {
    this.properties = properties;
    this.store = store;
    this.address = address;
    this.pages = pages;
    this.frames = frames;
    this.atom = new AtomWriter(properties.author());
  }

  @GetMapping("/{collection}/{number:[0-9]{1,18}}")
  ResponseEntity<byte[]> get(
      HttpServletRequest request,
      @PathVariable("collection") String name,
      @PathVariable("number") long number,
      @RequestHeader(name = HttpHeaders.ACCEPT, required = false) @Nullable String accept) {
    var collection = properties.collection(name).orElseThrow(Problem::noSuchCollection);
    var entry = store.find(name, number).orElseThrow(Problem::noSuchEntry);
    var linked = new LinkedEntry(entry, address.ofEntry(request, entry));
    return switch (Representation.preferredBy(accept)) {
      case HTML ->
          Answers.page(
              pages.write(
                  frames.of(request, name),
                  linked,
                  collection.title(),
                  address.ofCollection(request, name)));
      case ATOM -> {
        byte[] content = atom.write(linked);
        yield Answers.ok(Atom.ENTRY, content).lastModified(entry.published()).body(content);
      }
    };
  }
}
