package dev.phoenix.feed.http;

import dev.phoenix.feed.FeedProperties;
import dev.phoenix.feed.atom.Atom;
import dev.phoenix.feed.atom.ServiceDocument;
import jakarta.servlet.http.HttpServletRequest;
import org.springframework.http.ResponseEntity;
import org.springframework.web.bind.annotation.GetMapping;
import org.springframework.web.bind.annotation.RestController;

/** The home page, which is the first collection's, and the service document. */
@RestController
class HomeController {

  private final FeedProperties properties;
  private final CollectionViews views;
  private final PublicAddress address;

  HomeController(FeedProperties properties, CollectionViews views, PublicAddress address) {
    this.properties = properties;
    this.views = views;
    this.address = address;
  }

  @GetMapping("/")
  ResponseEntity<byte[]> home(HttpServletRequest request) {
    return views.page(
        request, properties.collections().getFirst(), PageRequest.of(null, null, null, properties));
  }

  @GetMapping("/service")
  ResponseEntity<byte[]> service(HttpServletRequest request) {
    var collections =
        properties.collections().stream()
            .map(
                each ->
                    new ServiceDocument.Collection(
                        each.title(), address.ofCollection(request, each.name())))
            .toList();
    byte[] content = ServiceDocument.write("Phoenix", collections);
    return Answers.ok(Atom.SERVICE, content).body(content);
  }
}
