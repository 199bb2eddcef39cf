package dev.phoenix.e2e;

import static org.assertj.core.api.Assertions.assertThat;
import static org.awaitility.Awaitility.await;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import dev.phoenix.e2e.Platform.Running;
import java.net.URI;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.util.ArrayList;
import java.util.Collections;
import java.util.List;
import java.util.Map;
import java.util.concurrent.TimeUnit;
import java.util.stream.StreamSupport;
import org.junit.jupiter.api.Order;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;
import org.junit.jupiter.api.extension.ExtendWith;
import org.junit.jupiter.api.io.TempDir;

/**
 * A backup of the busy platform, restored into an empty home that then goes on where the picture
 * was taken.
 */
@Order(Integer.MAX_VALUE - 1)
@ExtendWith(Platform.class)
class BackupTest {

  private static final int BUSY = 6;
  private static final List<String> TABLES_THAT_STAY =
      List.of(
          "select * from book_entry order by seq",
          "select * from feedback_example order by id",
          "select marker, digest, entry from effect where state = 'CONFIRMED' order by marker",
          "select number, id, request_key, request from human_request order by number");

  @TempDir private Path folder;

  // one that is there already is not made anew
  private final String proof = Briefs.requestId("proof");

  @Test
  @Timeout(value = 15, unit = TimeUnit.MINUTES)
  void shouldGoOnWhereThePictureWasTaken(Running phoenix) throws Exception {
    // given what is done, what waits for people, and posts on their way
    var cluster = phoenix.cluster();
    var launcher = phoenix.launcher();
    var published = post(cluster, "done");
    review(cluster, published);
    cluster.ended(published.instance(), "post-published");
    var waiting = post(cluster, "waiting");
    cluster.task("review-text", "requestId", waiting.request());
    var payment = payment(cluster);
    var nightly = cluster.start("data-backup", Map.of("backupId", "flow", "reason", "test"));
    cluster.ended(nightly, "backup-kept");
    var busy = new ArrayList<Post>();
    for (int i = 0; i < BUSY; i++) {
      busy.add(post(cluster, "busy" + i));
    }

    // when
    var made = launcher.run("backup", "now", "--id", proof);
    var adapters = launcher.run("adapters", "list");
    var verified = launcher.run("backup", "verify", proof);
    var listed = launcher.run("backup", "list");
    cluster.ended(cluster.start("health-check-all", Map.of()), "round-concluded");
    var status = launcher.run("status", "--json");

    // then
    assertThat(made.code()).as(made.output()).isZero();
    assertThat(made.output()).contains("everything stood still for");
    assertThat(verified.code()).as(verified.output()).isZero();
    assertThat(listed.output()).contains(proof, "flow", "asked for by hand");
    assertThat(component(status.output(), "backup").path("state").asText())
        .as(status.output())
        .isEqualTo("UP");

    // given
    var picture = restored(launcher, "picture");
    var home = restored(launcher, "restored");
    var before = new WorkersTables(picture.home());
    var other = new Launcher(home.home(), FreePorts.base());
    var up = start(other);
    try {
      var there = new Cluster(URI.create("http://127.0.0.1:" + other.portBase()));
      var feed = URI.create("http://127.0.0.1:" + (other.portBase() + 10));

      // when what waits is decided, there
      review(there, waiting);
      for (var post : busy) {
        review(there, post);
      }
      there.complete(
          there.task("carry-out-by-hand", "title", "Hosting " + payment.request()),
          Map.of("carriedOut", "yes", "cost", "11.90", "reference", "bill 9"));

      // then
      there.ended(waiting.instance(), "post-published");
      for (var post : busy) {
        there.ended(post.instance(), "post-published");
      }
      there.ended(payment.instance(), "request-closed");
      var texts = Feed.texts(feed);
      assertThat(occurrences(texts, published)).isOne();
      assertThat(occurrences(texts, waiting)).isOne();
      assertThat(busy).allMatch(post -> occurrences(texts, post) == 1);
      assertThat(other.run("adapters", "list").output()).isEqualTo(adapters.output());
    } finally {
      other.run("down");
      up.waitFor(2, TimeUnit.MINUTES);
    }

    // then record by record
    var after = new WorkersTables(home.home());
    for (var query : TABLES_THAT_STAY) {
      assertThat(after.rows(query)).as(query).containsAll(before.rows(query));
    }
    assertThat(before.rows("select * from book_entry")).isNotEmpty();
    assertThat(before.rows("select * from feedback_example")).isNotEmpty();
    assertChained(after.rows("select seq, previous_hash, hash from book_entry order by seq"));
    var epoch = "select epoch, id from installation";
    assertThat(after.rows(epoch).getFirst().get("id"))
        .isEqualTo(before.rows(epoch).getFirst().get("id"));
    assertThat(after.rows(epoch).getFirst().get("epoch")).isEqualTo("2");
    assertThat(after.rows("select epoch from renewal where first_key > 0"))
        .as("where the engine went on was asked before jobs were taken")
        .containsExactly(Map.of("epoch", "2"));
    assertThat(other.processes()).as("processes left behind").isEmpty();
  }

  /** As the health check found it last. */
  private static JsonNode component(String status, String id) throws Exception {
    var json = new ObjectMapper().readTree(status.substring(status.indexOf('{')));
    return StreamSupport.stream(json.at("/monitoring/components").spliterator(), false)
        .filter(component -> component.path("id").asText().equals(id))
        .findFirst()
        .orElseThrow(() -> new AssertionError("no component " + id + " in " + status));
  }

  private record Post(String name, String request, String instance) {}

  private static Post post(Cluster cluster, String name) throws Exception {
    var request = Briefs.requestId(name);
    return new Post(
        name, request, cluster.start("social-post", Map.of("brief", Briefs.english(request))));
  }

  private static void review(Cluster cluster, Post post) throws Exception {
    cluster.complete(
        cluster.task("review-text", "requestId", post.request()),
        Map.of("decision", "approved", "text", text(post), "comment", ""));
  }

  private static String text(Post post) {
    return "Bread " + post.name() + " " + post.instance() + " #Bakery";
  }

  private static long occurrences(List<String> texts, Post post) {
    return Collections.frequency(
        texts.stream().map(text -> text.contains(text(post))).toList(), true);
  }

  /** Approved, with money set aside, and not carried out yet. */
  private static Post payment(Cluster cluster) throws Exception {
    var key = Briefs.requestId("kept");
    var instance =
        cluster.start(
            "human-request",
            Map.of(
                "request",
                Map.of(
                    "key",
                    key,
                    "type",
                    "PAYMENT",
                    "title",
                    "Hosting " + key,
                    "why",
                    "For " + key,
                    "amount",
                    "12.50")));
    cluster.complete(
        cluster.task("decide-request", "why", "For " + key),
        Map.of("choice", "approved", "comment", "Fine."));
    cluster.task("carry-out-by-hand", "title", "Hosting " + key);
    return new Post("payment", key, instance);
  }

  private Launcher restored(Launcher launcher, String name) throws Exception {
    var home = folder.resolve(name);
    var restored = launcher.run("backup", "restore", proof, "--into", home.toString());
    assertThat(restored.code()).as(restored.output()).isZero();
    assertThat(restored.output()).contains("Next: ./deployments/phoenix up");
    return new Launcher(home, launcher.portBase());
  }

  private Process start(Launcher launcher) throws Exception {
    var output = folder.resolve("up.log");
    var up =
        launcher
            .command("up", "--sample")
            .redirectInput(ProcessBuilder.Redirect.from(Path.of("/dev/null").toFile()))
            .redirectOutput(output.toFile())
            .start();
    await()
        .alias("the restored platform is up")
        .atMost(Duration.ofMinutes(6))
        .pollInterval(Duration.ofSeconds(1))
        .until(() -> !up.isAlive() || Files.readString(output).contains("  Telegram "));
    assertThat(up.isAlive()).as(Files.readString(output)).isTrue();
    return up;
  }

  private static void assertChained(List<Map<String, String>> entries) {
    for (int i = 1; i < entries.size(); i++) {
      assertThat(entries.get(i).get("previous_hash"))
          .as("entry %s", entries.get(i))
          .isEqualTo(entries.get(i - 1).get("hash"));
    }
  }
}
