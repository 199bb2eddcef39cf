package dev.phoenix.feed;

import static dev.phoenix.feed.FeedServer.entry;
import static org.assertj.core.api.Assertions.assertThat;

import java.net.URI;
import java.nio.file.Path;
import org.jsoup.Jsoup;
import org.jsoup.nodes.Document;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

class PageTest {

  private static final String BROWSER =
      "text/html,application/xhtml+xml,application/xml;q=0.9,*/*;q=0.8";

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
  void shouldSaySoWhenThereIsNothingYet() throws Exception {
    assertThat(page("/").select(".empty").text()).startsWith("Nothing here yet.");
  }

  @Test
  void shouldShowMarkupAsText() throws Exception {
    // given
    server.post(
        "posts",
        entry("urn:x:1", "&lt;i&gt;T&lt;/i&gt;", "&lt;script&gt;alert(1)&lt;/script&gt;\n  #one"));

    // when
    var page = page("/");

    // then
    assertThat(page.select("h2").text()).isEqualTo("<i>T</i>");
    assertThat(page.expectFirst("p.text").wholeText())
        .isEqualTo("<script>alert(1)</script>\n  #one");
    assertThat(page.select(".hashtag").text()).isEqualTo("#one");
    assertThat(page.select("script")).isEmpty();
  }

  @Test
  void shouldTellTheLanguageAndTheTimeOfAPost() throws Exception {
    // given
    server.post(
        "posts", entry("urn:x:1", "Hola", "Texto").replace("<content", "<content xml:lang='es'"));

    // when
    var page = page("/posts/1");

    // then
    assertThat(page.select("p.text").attr("lang")).isEqualTo("es");
    assertThat(page.select("h1").attr("lang")).isEqualTo("es");
    assertThat(page.select("time").text()).startsWith("just now, ");
    assertThat(page.select("time").attr("datetime")).matches("\\d{4}-\\d\\d-\\d\\dT.*Z");
  }

  @Test
  void shouldLinkTheFeedTheCollectionsAndTheOtherPages() throws Exception {
    // given
    for (int i = 1; i <= 25; i++) {
      server.post("posts", entry("urn:x:" + i, "Post " + i, "Text"));
    }

    // when
    var first = page("/");
    var second =
        Jsoup.parse(
            server
                .get(URI.create(first.select("a[rel=next]").attr("href")), "Accept", BROWSER)
                .body());

    // then
    String feed = first.select("link[rel=alternate]").attr("href");
    assertThat(server.get(URI.create(feed), "Accept", BROWSER).body())
        .startsWith("<?xml")
        .contains("<feed");
    assertThat(first.select("nav a[aria-current]").text()).isEqualTo("Posts");
    assertThat(first.select("nav a").eachText()).contains("Notices");
    assertThat(first.select("article")).hasSize(20);
    assertThat(second.select("article")).hasSize(5);
    assertThat(second.select("a[rel=prev]")).hasSize(1);
    assertThat(second.select("a[rel=next]")).isEmpty();
  }

  @Test
  void shouldServePagesToBrowsersAndAtomToAllOthers() throws Exception {
    // given
    server.post("posts", entry("urn:x:1", "Title", "Text"));

    // then
    for (String path : new String[] {"/posts", "/posts/1"}) {
      assertThat(server.get(path, "Accept", BROWSER).body()).startsWith("<!doctype html>");
      for (String accept :
          new String[] {
            "*/*", "application/atom+xml", "text/html;q=0, */*", "nonsense", "text/csv"
          }) {
        assertThat(server.get(path, "Accept", accept).body())
            .describedAs(accept)
            .startsWith("<?xml");
      }
      assertThat(server.get(path).headers().allValues("Vary")).contains("Accept");
    }
  }

  @Test
  void shouldLetBrowsersRunNothing() throws Exception {
    // when
    var policy = server.get("/").headers().firstValue("Content-Security-Policy").orElseThrow();

    // then
    assertThat(policy)
        .startsWith("default-src 'none'; style-src 'sha256-")
        .doesNotContain("unsafe");
    assertThat(page("/").select("[style], [src], [onclick], link[rel=stylesheet]")).isEmpty();
  }

  private Document page(String path) throws Exception {
    return Jsoup.parse(server.get(path, "Accept", BROWSER).body());
  }
}
