package dev.phoenix.feed;

import static dev.phoenix.feed.FeedServer.entry;
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import com.rometools.rome.feed.atom.Feed;
import com.rometools.rome.io.WireFeedInput;
import java.io.StringReader;
import java.net.URI;
import java.nio.file.Path;
import org.jsoup.Jsoup;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

class PictureTest {

  private static final String ADDRESS = "http://127.0.0.1:8090/images/a.webp?x=1&y=2";

  private static FeedServer server;

  @BeforeAll
  static void start(@TempDir Path directory) {
    server = FeedServer.start(directory);
  }

  @AfterAll
  static void stop() {
    server.close();
  }

  @Test
  void shouldServeTheEnclosureAndHtmlThatShowsIt() throws Exception {
    // given
    server.post("posts", with("urn:x:p1", "a &lt; b\nsecond line", link(ADDRESS)));

    // when
    var feed =
        (Feed)
            new WireFeedInput()
                .build(new StringReader(server.get("/posts?marker=urn:x:p1").body()));

    // then
    var entry = feed.getEntries().getFirst();
    var enclosure =
        entry.getOtherLinks().stream()
            .filter(link -> link.getRel().equals("enclosure"))
            .findFirst()
            .orElseThrow();
    assertThat(enclosure.getHref()).isEqualTo(ADDRESS);
    assertThat(enclosure.getType()).isEqualTo("image/webp");
    var content = entry.getContents().getFirst();
    assertThat(content.getType()).isEqualTo("html");
    var html = Jsoup.parse(content.getValue());
    assertThat(html.expectFirst("img").attr("src")).isEqualTo(ADDRESS);
    assertThat(html.expectFirst("p").wholeText()).isEqualTo("a < b\nsecond line");
  }

  @Test
  void shouldShowThePictureOnItsPageAndLetTheBrowserLoadIt() throws Exception {
    // given
    var created = server.post("posts", with("urn:x:p2", "Text", link(ADDRESS)));

    // when
    var page =
        server.get(
            URI.create(created.headers().firstValue("Location").orElseThrow()),
            "Accept",
            "text/html");

    // then
    assertThat(Jsoup.parse(page.body()).select("img.picture").attr("src")).isEqualTo(ADDRESS);
    assertThat(page.headers().firstValue("Content-Security-Policy").orElseThrow())
        .contains("img-src data: http://127.0.0.1:*;");
  }

  @ParameterizedTest
  @ValueSource(
      strings = {"javascript:alert(1)", "data:image/webp;base64,AAAA", "/relative", "", "http:x"})
  void shouldRefuseAPictureThatIsNotOnTheWeb(String address) throws Exception {
    // when
    var answer = server.post("posts", with("urn:x:bad", "Text", link(address)));

    // then
    assertThat(answer.statusCode()).isEqualTo(400);
    assertThat(answer.body()).contains("enclosed picture");
  }

  @Test
  void shouldRefuseASecondPicture() throws Exception {
    var answer = server.post("posts", with("urn:x:two", "Text", link(ADDRESS) + link(ADDRESS)));
    assertThat(answer.statusCode()).isEqualTo(400);
  }

  @Test
  void shouldLeaveOutEnclosuresThatAreNoPictures() throws Exception {
    // when
    var answer =
        server.post(
            "posts",
            with("urn:x:audio", "Text", link(ADDRESS).replace("image/webp", "audio/mpeg")));

    // then
    assertThat(answer.statusCode()).isEqualTo(201);
    assertThat(answer.body()).doesNotContain("enclosure").contains("type=\"text\"");
  }

  @Test
  void shouldNameASourceOfPicturesThatIsNone(@TempDir Path directory) {
    assertThatThrownBy(
            () -> FeedServer.start(directory, "phoenix.feed.picture-sources='unsafe-inline'; x"))
        .rootCause()
        .hasMessageContaining("picture-sources");
  }

  private static String with(String marker, String text, String links) {
    return entry(marker, "Title", text).replace("</entry>", links + "</entry>");
  }

  private static String link(String address) {
    return "<link rel='enclosure' type='image/webp' href='%s'/>"
        .formatted(address.replace("&", "&amp;"));
  }
}
