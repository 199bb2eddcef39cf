package dev.phoenix.feed;

import static org.assertj.core.api.Assertions.assertThat;

import com.apptasticsoftware.rssreader.RssReader;
import com.rometools.rome.feed.atom.Entry;
import com.rometools.rome.feed.atom.Feed;
import com.rometools.rome.io.WireFeedInput;
import java.io.ByteArrayInputStream;
import java.io.StringReader;
import java.nio.charset.StandardCharsets;
import java.nio.file.Path;
import java.util.List;
import javax.xml.parsers.DocumentBuilderFactory;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

class FeedReadersTest {

  private static final String ENTRY =
      """
      <entry xmlns="http://www.w3.org/2005/Atom" xml:lang="es-MX">
        <id>urn:uuid:6d3d4b1e-3c58-4d0a-9d4c-0b1f3f3a6d11</id>
        <title>Pan &amp; café &lt;b&gt;</title>
        <author><name>Lucía</name></author>
        <category term="ab12" scheme="urn:phoenix:sha-256" label="digest"/>
        <category term="pan"/>
        <content>Horneado a las 6.
      ¡Te esperamos! #pan 🥐 &lt;script&gt;alert(1)&lt;/script&gt;</content>
      </entry>
      """;
  private static final String TEXT =
      "Horneado a las 6.\n¡Te esperamos! #pan 🥐 <script>alert(1)</script>";

  private static FeedServer server;

  @BeforeAll
  static void start(@TempDir Path directory) throws Exception {
    server = FeedServer.start(directory);
    server.post("posts", ENTRY);
  }

  @AfterAll
  static void stop() {
    server.close();
  }

  @Test
  void shouldBeReadByRome() throws Exception {
    // when
    var feed = (Feed) new WireFeedInput().build(new StringReader(server.get("/posts").body()));

    // then
    Entry entry = feed.getEntries().getFirst();
    assertThat(feed.getTitle()).isEqualTo("Posts");
    assertThat(feed.getId()).startsWith("urn:uuid:");
    assertThat(entry.getId()).isEqualTo("urn:uuid:6d3d4b1e-3c58-4d0a-9d4c-0b1f3f3a6d11");
    assertThat(entry.getTitle()).isEqualTo("Pan & café <b>");
    assertThat(entry.getContents().getFirst().getValue()).isEqualTo(TEXT);
    assertThat(entry.getAuthors()).extracting("name").isEqualTo(List.of("Lucía"));
    assertThat(entry.getCategories())
        .extracting("term", "scheme", "label")
        .hasToString("[(\"ab12\", \"urn:phoenix:sha-256\", \"digest\"), (\"pan\", null, null)]");
    assertThat(entry.getPublished()).isEqualTo(entry.getUpdated()).isNotNull();
  }

  @Test
  void shouldBeReadByASecondReader() throws Exception {
    // when
    var items = new RssReader().read(server.uri("/posts").toString()).toList();

    // then
    assertThat(items).hasSize(1);
    assertThat(items.getFirst().getTitle()).contains("Pan & café <b>");
    assertThat(items.getFirst().getGuid())
        .contains("urn:uuid:6d3d4b1e-3c58-4d0a-9d4c-0b1f3f3a6d11");
    assertThat(items.getFirst().getContent()).hasValue(TEXT);
  }

  @Test
  void shouldKeepTheLanguage() throws Exception {
    // when
    var factory = DocumentBuilderFactory.newInstance();
    var document =
        factory
            .newDocumentBuilder()
            .parse(
                new ByteArrayInputStream(
                    server.get("/posts/1").body().getBytes(StandardCharsets.UTF_8)));

    // then
    assertThat(document.getDocumentElement().getAttribute("xml:lang")).isEqualTo("es-MX");
  }

  @Test
  void shouldListItsCollectionsInTheServiceDocument() throws Exception {
    // when
    var service = server.get("/service");

    // then
    assertThat(service.headers().firstValue("Content-Type").orElseThrow())
        .startsWith("application/atomsvc+xml");
    assertThat(service.body())
        .contains(
            "href=\"" + server.uri("/posts") + "\"", "href=\"" + server.uri("/notices") + "\"")
        .contains("application/atom+xml;type=entry");
  }

  @Test
  void shouldAnswer304UntilSomethingChanges() throws Exception {
    for (String path : List.of("/notices", "/service")) {
      // given
      String tag = server.get(path).headers().firstValue("ETag").orElseThrow();

      // then
      assertThat(server.get(path, "If-None-Match", tag).statusCode()).isEqualTo(304);
    }
    // given
    var before = server.get("/notices");
    String tag = before.headers().firstValue("ETag").orElseThrow();
    assertThat(before.headers().firstValue("Last-Modified")).isPresent();

    // when
    server.post("notices", FeedServer.entry("urn:x:n", "Late", "A post waits for you"));

    // then
    assertThat(server.get("/notices", "If-None-Match", tag).statusCode()).isEqualTo(200);
  }

  @Test
  void shouldAnswer304ForAnEntryAndItsPage() throws Exception {
    for (String accept : List.of("application/atom+xml", "text/html")) {
      // given
      String tag =
          server.get("/posts/1", "Accept", accept).headers().firstValue("ETag").orElseThrow();

      // then
      assertThat(
              server
                  .get("/posts/1", "Accept", "application/atom+xml", "If-None-Match", tag)
                  .statusCode())
          .isEqualTo(accept.equals("text/html") ? 200 : 304);
    }
  }
}
