package dev.phoenix.feed;

import static dev.phoenix.feed.FeedServer.entry;
import static org.assertj.core.api.Assertions.assertThat;

import com.rometools.rome.feed.atom.Feed;
import com.rometools.rome.feed.atom.Link;
import com.rometools.rome.io.WireFeedInput;
import java.io.StringReader;
import java.net.URI;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.stream.IntStream;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

class PagingTest {

  private FeedServer server;

  @BeforeEach
  void start(@TempDir Path directory) {
    server = FeedServer.start(directory);
  }

  @AfterEach
  void stop() {
    server.close();
  }

  @Test
  void shouldShowEveryOldEntryOnceWhileNewOnesArrive() throws Exception {
    // given
    publish(1, 250);
    var seen = new ArrayList<String>();
    int late = 1000;

    // when
    Optional<URI> page = Optional.of(server.uri("/posts?page-size=20"));
    while (page.isPresent()) {
      var feed = read(page.get());
      feed.getEntries().forEach(entry -> seen.add(entry.getId()));
      publish(late, late + 2);
      late += 3;
      page = link(feed, "next");
    }

    // then
    assertThat(seen).containsExactlyElementsOf(markers(250, 1));
  }

  @Test
  void shouldLeadFromTheOldestEntriesToTheNewest() throws Exception {
    // given
    publish(1, 45);
    var seen = new ArrayList<String>();

    // when
    var page = link(read(server.uri("/posts?page-size=10")), "last");
    while (page.isPresent()) {
      var feed = read(page.get());
      feed.getEntries().reversed().forEach(entry -> seen.add(entry.getId()));
      page = link(feed, "previous");
    }

    // then
    assertThat(seen).containsExactlyElementsOf(markers(45, 1).reversed());
  }

  @Test
  void shouldLinkNoPageThatIsEmpty() throws Exception {
    // given
    publish(1, 10);

    // when
    var feed = read(server.uri("/posts?page-size=10"));

    // then
    assertThat(link(feed, "next")).isEmpty();
    assertThat(link(feed, "previous")).isEmpty();
    assertThat(link(feed, "first")).contains(server.uri("/posts?page-size=10"));
  }

  private void publish(int from, int to) throws Exception {
    for (int i = from; i <= to; i++) {
      assertThat(server.post("posts", entry("urn:x:" + i, "Post " + i, "Text " + i)).statusCode())
          .isEqualTo(201);
    }
  }

  private static List<String> markers(int newest, int oldest) {
    return IntStream.rangeClosed(oldest, newest).mapToObj(i -> "urn:x:" + i).toList().reversed();
  }

  private Feed read(URI uri) throws Exception {
    return (Feed) new WireFeedInput().build(new StringReader(server.get(uri).body()));
  }

  private static Optional<URI> link(Feed feed, String relation) {
    return feed.getOtherLinks().stream()
        .filter(link -> link.getRel().equals(relation))
        .map(Link::getHref)
        .map(URI::create)
        .findFirst();
  }
}
