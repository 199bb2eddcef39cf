package dev.phoenix.feed;

import static dev.phoenix.feed.FeedServer.entry;
import static java.nio.charset.StandardCharsets.UTF_8;
import static org.assertj.core.api.Assertions.assertThat;

import java.net.URI;
import java.net.http.HttpResponse;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.Base64;
import java.util.concurrent.Callable;
import java.util.concurrent.Executors;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

class PublishTest {

  private static FeedServer server;

  @BeforeAll
  static void start(@TempDir Path directory) {
    server = FeedServer.start(directory.resolve("made/on/demand"));
  }

  @AfterAll
  static void stop() {
    server.close();
  }

  @Test
  void shouldAnswerWithTheAddressOfTheEntry() throws Exception {
    // when
    var created = server.post("posts", entry("urn:x:address", "Title", "Text"));

    // then
    String location = created.headers().firstValue("Location").orElseThrow();
    assertThat(created.statusCode()).isEqualTo(201);
    assertThat(created.headers().firstValue("Content-Location")).contains(location);
    assertThat(server.get(URI.create(location)).body())
        .isEqualTo(created.body())
        .contains("<id>urn:x:address</id>");
  }

  @Test
  void shouldMintAnIdForAnEntryWithoutOne() throws Exception {
    // when
    var created = server.post("posts", entry("", "Title", "Text").replace("<id></id>", ""));

    // then
    assertThat(created.body()).containsPattern("<id>urn:uuid:[0-9a-f-]{36}</id>");
  }

  @Test
  void shouldRefuseASecondEntryWithTheSameMarkerAndNameTheFirst() throws Exception {
    // given
    var first = server.post("posts", entry("urn:x:twice", "First", "Text"));

    // when
    var second = server.post("posts", entry("urn:x:twice", "Second", "Other text"));

    // then
    assertThat(second.statusCode()).isEqualTo(409);
    assertThat(second.headers().firstValue("Location"))
        .isEqualTo(first.headers().firstValue("Location"));
    assertThat(second.body()).contains("Already published");
    assertThat(markersFound("posts", "urn:x:twice")).isOne();
  }

  @Test
  void shouldTakeTheSameMarkerInAnotherCollection() throws Exception {
    // given
    server.post("posts", entry("urn:x:both", "First", "Text"));

    // when
    var other = server.post("notices", entry("urn:x:both", "Second", "Text"));

    // then
    assertThat(other.statusCode()).isEqualTo(201);
  }

  @Test
  void shouldStoreExactlyOneOfManyConcurrentPostsWithTheSameMarker() throws Exception {
    // given
    var posts = new ArrayList<Callable<HttpResponse<String>>>();
    for (int i = 0; i < 16; i++) {
      posts.add(() -> server.post("posts", entry("urn:x:race", "Title", "Text")));
    }

    // when
    var statuses = new ArrayList<Integer>();
    try (var executor = Executors.newVirtualThreadPerTaskExecutor()) {
      for (var answer : executor.invokeAll(posts)) {
        statuses.add(answer.get().statusCode());
      }
    }

    // then
    assertThat(statuses).containsOnly(201, 409).containsOnlyOnce(201);
    assertThat(markersFound("posts", "urn:x:race")).isOne();
  }

  @Test
  void shouldAnswerAnUnknownMarkerWithAnEmptyFeed() throws Exception {
    // when
    var found = server.get("/posts?marker=urn:x:never");

    // then
    assertThat(found.statusCode()).isEqualTo(200);
    assertThat(found.body()).contains("<feed").doesNotContain("<entry");
  }

  @Test
  void shouldCompareMarkersCharacterByCharacter() throws Exception {
    // given
    server.post("posts", entry("urn:x:Exact%20one", "Title", "Text"));

    // then
    assertThat(markersFound("posts", "urn:x:exact%20one")).isZero();
    assertThat(markersFound("posts", "urn:x:Exact%2520one")).isOne();
  }

  @Test
  void shouldStoreTheSameMarkerAgainWhereMarkersAreNotUnique(@TempDir Path directory)
      throws Exception {
    try (var lenient = FeedServer.start(directory, "phoenix.feed.unique-markers=false")) {
      // when
      var first = lenient.post("posts", entry("urn:x:1", "Title", "Text"));
      var second = lenient.post("posts", entry("urn:x:1", "Title", "Text"));

      // then
      assertThat(second.statusCode()).isEqualTo(201);
      assertThat(second.headers().firstValue("Location"))
          .isNotEqualTo(first.headers().firstValue("Location"));
      assertThat(lenient.get("/posts?marker=urn:x:1").body().split("<entry", -1)).hasSize(3);
    }
  }

  @Test
  void shouldWantTheWriteTokenWhereOneIsConfigured(@TempDir Path directory) throws Exception {
    try (var guarded = FeedServer.start(directory, "phoenix.feed.write-token=s3cret-ü")) {
      // given
      String basic = Base64.getEncoder().encodeToString("anyone:s3cret-ü".getBytes(UTF_8));
      String wrong = Base64.getEncoder().encodeToString("anyone:secret".getBytes(UTF_8));
      String entry = entry("urn:x:1", "Title", "Text");

      // then
      assertThat(guarded.post("posts", entry).statusCode()).isEqualTo(401);
      assertThat(guarded.post("posts", entry, "Authorization", "Bearer no").statusCode())
          .isEqualTo(401);
      assertThat(guarded.post("posts", entry, "Authorization", "Basic %%%").statusCode())
          .isEqualTo(401);
      assertThat(guarded.post("posts", entry, "Authorization", "Basic " + wrong).statusCode())
          .isEqualTo(401);
      assertThat(guarded.get("/posts").body()).doesNotContain("<entry");
      assertThat(guarded.post("posts", entry, "Authorization", "Basic " + basic).statusCode())
          .isEqualTo(201);
    }
  }

  @Test
  void shouldUseTheConfiguredPublicAddress(@TempDir Path directory) throws Exception {
    try (var behindProxy =
        FeedServer.start(directory, "phoenix.feed.public-url=https://feed.example/team/")) {
      // when
      var created = behindProxy.post("posts", entry("urn:x:1", "Title", "Text"));

      // then
      assertThat(created.headers().firstValue("Location"))
          .contains("https://feed.example/team/posts/1");
    }
  }

  @Test
  void shouldCountWhatIsPosted() throws Exception {
    // given
    server.post("notices", entry("urn:x:counted", "Title", "Text"));

    // when
    var metrics = server.get("/actuator/prometheus").body();

    // then
    assertThat(metrics)
        .contains("phoenix_feed_posts_total{collection=\"notices\",outcome=\"created\"}");
  }

  private static int markersFound(String collection, String marker) throws Exception {
    return server.get("/" + collection + "?marker=" + marker).body().split("<entry", -1).length - 1;
  }
}
