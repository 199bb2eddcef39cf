package dev.phoenix.feed;

import static dev.phoenix.feed.FeedServer.entry;
import static java.nio.charset.StandardCharsets.ISO_8859_1;
import static java.nio.charset.StandardCharsets.UTF_8;
import static org.assertj.core.api.Assertions.assertThat;

import java.io.ByteArrayInputStream;
import java.net.InetAddress;
import java.net.Socket;
import java.net.http.HttpRequest;
import java.net.http.HttpRequest.BodyPublisher;
import java.net.http.HttpRequest.BodyPublishers;
import java.net.http.HttpResponse;
import java.nio.file.Files;
import java.nio.file.Path;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

class BadInputTest {

  private static final String OPEN = "<entry xmlns='http://www.w3.org/2005/Atom'>";

  private static FeedServer server;

  @BeforeAll
  static void start(@TempDir Path directory) {
    server = FeedServer.start(directory);
  }

  @AfterAll
  static void stop() throws Exception {
    // whatever was refused has left nothing behind
    String posts = server.get("/posts").body();
    server.close();
    assertThat(posts).contains("<feed").doesNotContain("<entry");
  }

  @ParameterizedTest
  @CsvSource(
      delimiter = '|',
      textBlock =
          """
          ''                                                          | not well-formed
          {"title": "no"}                                             | not well-formed
          <entry/>                                                    | must be one <entry
          <feed xmlns='http://www.w3.org/2005/Atom'/>                 | must be one <entry
          OPEN<content>c</content></entry>                            | no <title>
          OPEN<title>t</title></entry>                                | no <content>
          OPEN<title>t</title><content> &#10; </content></entry>      | <content> is empty
          OPEN<title>t</title><content>c                              | not well-formed
          OPEN<title>t</title><content>&#0;</content></entry>         | not well-formed
          OPEN<title>t</title><content>&#x1F;</content></entry>       | not well-formed
          OPEN<title>t</title><content>&#xD800;</content></entry>     | not well-formed
          OPEN<title>t</title><content>&#xFFFE;</content></entry>     | not well-formed
          OPEN<title>t</title><content>&nbsp;</content></entry>       | not well-formed
          OPEN<title>t</title><title>u</title><content>c</content></entry>       | more than one <title>
          OPEN<title>t</title><content type='html'>c</content></entry>           | must be plain text
          OPEN<title>t</title><content src='file:///etc/passwd'/></entry>        | must be plain text
          OPEN<title>t</title><content>a<b>c</b></content></entry>               | must be plain text
          OPEN<title>t</title><content xml:lang='"&gt;'>c</content></entry>      | language tag
          OPEN<title>t</title><content>c</content><category/></entry>            | must have a term
          OPEN<id>no iri</id><title>t</title><content>c</content></entry>        | absolute IRI
          OPEN<id>relative</id><title>t</title><content>c</content></entry>      | absolute IRI
          """)
  void shouldSayWhatIsWrongWithAnEntry(String document, String reason) throws Exception {
    // when
    var answer = server.post("posts", document.replace("OPEN", OPEN));

    // then
    assertThat(answer.statusCode()).isEqualTo(400);
    assertThat(answer.headers().firstValue("Content-Type")).contains("application/problem+json");
    assertThat(answer.body()).contains(reason);
  }

  @Test
  void shouldReadNoFileThatAnEntityNames(@TempDir Path directory) throws Exception {
    // given
    Path secret = Files.writeString(directory.resolve("secret.txt"), "the-secret");
    String document =
        "<!DOCTYPE entry [<!ENTITY x SYSTEM '%s'>]>".formatted(secret.toUri())
            + entry("urn:x:1", "t", "&x;");

    // when
    var answer = server.post("posts", document);

    // then
    assertThat(answer.statusCode()).isEqualTo(400);
    assertThat(answer.body()).contains("without DOCTYPE").doesNotContain("the-secret");
  }

  @Test
  void shouldExpandNoEntities() throws Exception {
    // given
    var laughs = new StringBuilder("<!DOCTYPE entry [<!ENTITY l0 'ha'>");
    for (int i = 1; i < 30; i++) {
      laughs.append("<!ENTITY l%d '%s'>".formatted(i, "&l%d;".formatted(i - 1).repeat(10)));
    }

    // when
    var answer = server.post("posts", laughs + "]>" + entry("urn:x:1", "t", "&l29;"));

    // then
    assertThat(answer.statusCode()).isEqualTo(400);
  }

  @Test
  void shouldRefuseTextThatIsNotInItsEncoding() throws Exception {
    // given
    byte[] latin = entry("urn:x:1", "t", "ñandú").getBytes(ISO_8859_1);

    // when
    var answer = post(BodyPublishers.ofByteArray(latin), "application/atom+xml");

    // then
    assertThat(answer.statusCode()).isEqualTo(400);
    assertThat(answer.body()).contains("in UTF-8");
  }

  @Test
  void shouldRefuseALargeBodyOfKnownLength() throws Exception {
    // when
    var answer = server.post("posts", entry("urn:x:1", "t", "x".repeat(1 << 20)));

    // then
    assertThat(answer.statusCode()).isEqualTo(413);
    assertThat(answer.body()).contains("65536");
  }

  @Test
  void shouldRefuseALargeBodyOfUnknownLength() throws Exception {
    // given
    byte[] large = entry("urn:x:1", "t", "x".repeat(1 << 20)).getBytes(UTF_8);

    // when
    var answer =
        post(
            BodyPublishers.ofInputStream(() -> new ByteArrayInputStream(large)),
            "application/atom+xml");

    // then
    assertThat(answer.statusCode()).isEqualTo(413);
  }

  @Test
  void shouldSurviveDeepNesting() throws Exception {
    // when
    var answer = server.post("posts", OPEN + "<a>".repeat(15_000) + "</entry>");

    // then
    assertThat(answer.statusCode()).isEqualTo(400);
  }

  @ParameterizedTest
  @ValueSource(
      strings = {
        "application/json",
        "text/xml",
        "application/atom+xml;type=feed",
        "application/atom+xml;charset=klingon",
        "nonsense"
      })
  void shouldRefuseOtherContentTypes(String type) throws Exception {
    // when
    var answer = post(BodyPublishers.ofString(entry("urn:x:1", "t", "c")), type);

    // then
    assertThat(answer.statusCode()).isEqualTo(415);
    assertThat(answer.body()).contains("application/atom+xml;type=entry");
  }

  @ParameterizedTest
  @ValueSource(
      strings = {
        "/nowhere",
        "/posts/1",
        "/posts/x",
        "/nowhere/1",
        "/posts/99999999999999999999",
        "/a/b/c"
      })
  void shouldNotFindWhatIsNotThere(String path) throws Exception {
    assertThat(server.get(path).statusCode()).isEqualTo(404);
    assertThat(server.get(path, "Accept", "text/html").body()).startsWith("<!doctype html>");
  }

  @Test
  void shouldRefuseAPostToAnUnknownCollection() throws Exception {
    assertThat(server.post("nowhere", entry("urn:x:1", "t", "c")).statusCode()).isEqualTo(404);
  }

  @ParameterizedTest
  @ValueSource(strings = {"PUT", "DELETE", "PATCH"})
  void shouldSayThatTheFeedIsAppendOnly(String method) throws Exception {
    // when
    var answer =
        server.send(
            HttpRequest.newBuilder(server.uri("/posts/1")).method(method, BodyPublishers.noBody()));

    // then
    assertThat(answer.statusCode()).isEqualTo(405);
    assertThat(answer.headers().firstValue("Allow").orElseThrow()).contains("GET");
    assertThat(answer.body()).contains("append-only");
  }

  @ParameterizedTest
  @ValueSource(
      strings = {
        "page-size=0",
        "page-size=101",
        "page-size=x",
        "before=-1",
        "after=x",
        "before=1&after=1",
        "marker="
      })
  void shouldRefuseQueriesThatMakeNoSense(String query) throws Exception {
    assertThat(server.get("/posts?" + query).statusCode()).isEqualTo(400);
  }

  @ParameterizedTest
  @ValueSource(
      strings = {
        "evil.example",
        "localhost.evil.example",
        "localhost@evil.example",
        "127.0.0.1:80:90",
        "\"><script>"
      })
  void shouldNeverRepeatAHostThatIsNotItsOwn(String host) throws Exception {
    // given
    String request = "GET /posts HTTP/1.1\r\nHost: " + host + "\r\nConnection: close\r\n\r\n";

    // when
    String answer;
    try (var socket = new Socket(InetAddress.getLoopbackAddress(), server.port())) {
      socket.getOutputStream().write(request.getBytes(UTF_8));
      answer = new String(socket.getInputStream().readAllBytes(), UTF_8);
    }

    // then
    assertThat(answer).startsWith("HTTP/1.1").doesNotContain(host);
  }

  private static HttpResponse<String> post(BodyPublisher body, String type) throws Exception {
    return server.send(
        HttpRequest.newBuilder(server.uri("/posts")).header("Content-Type", type).POST(body));
  }
}
