package dev.phoenix.local.backup;

import static org.assertj.core.api.Assertions.assertThat;
import static org.awaitility.Awaitility.await;

import com.fasterxml.jackson.databind.JsonNode;
import com.sun.net.httpserver.HttpServer;
import dev.phoenix.local.Json;
import java.io.IOException;
import java.net.InetAddress;
import java.net.InetSocketAddress;
import java.net.URI;
import java.net.http.HttpClient;
import java.net.http.HttpRequest;
import java.net.http.HttpResponse;
import java.nio.file.Path;
import java.time.Duration;
import java.util.concurrent.CountDownLatch;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** What the workers and the command line see. */
@SuppressWarnings("NullAway.Init")
class BackupDoorTest {

  @TempDir private Path folder;
  private final CountDownLatch goOn = new CountDownLatch(1);
  private final HttpClient http = HttpClient.newHttpClient();
  private HttpServer server;

  @BeforeEach
  void open() throws IOException {
    var home = SmallHome.in(folder);
    var backups = home.backups(home.settings(), this::hold);
    server = HttpServer.create(new InetSocketAddress(InetAddress.getLoopbackAddress(), 0), 0);
    server.createContext(BackupDoor.PATH, new BackupDoor(backups));
    server.start();
  }

  @AfterEach
  void close() {
    goOn.countDown();
    http.close();
    server.stop(0);
  }

  @Test
  void shouldBeginOneAndTellHowItEnds() throws Exception {
    // when
    var begun = post("{\"id\":\"2026-11-22\",\"reason\":\"nightly\"}");
    var again = post("{\"id\":\"2026-11-22\",\"reason\":\"nightly\"}");
    var other = post("{\"id\":\"another\"}");
    goOn.countDown();

    // then
    assertThat(begun.statusCode()).isEqualTo(202);
    assertThat(json(begun).path("state").asText()).isEqualTo("RUNNING");
    assertThat(again.statusCode()).isEqualTo(200);
    assertThat(other.statusCode()).isEqualTo(409);
    var done =
        await()
            .atMost(Duration.ofMinutes(1))
            .until(() -> json(get("/2026-11-22")), state -> state.has("finishedAt"));
    assertThat(done.path("state").asText()).isEqualTo("DONE");
    assertThat(done.path("verified").asBoolean()).isTrue();
    assertThat(done.path("archive").asText()).endsWith("phoenix-backup-2026-11-22.zip");
    assertThat(done.path("sha256").asText()).matches("[0-9a-f]{64}");
    assertThat(done.path("frozenMillis").isNumber()).isTrue();
    var list = json(get("")).path("backups");
    assertThat(list).hasSize(1);
    assertThat(list.path(0).path("reason").asText()).isEqualTo("nightly");
    assertThat(list.path(0).path("at").asText()).startsWith("20");
  }

  @Test
  void shouldRefuseWhatIsNoName() throws Exception {
    assertThat(post("{\"id\":\"../../etc/x\"}").statusCode()).isEqualTo(400);
    assertThat(post("no json").statusCode()).isEqualTo(400);
    assertThat(get("/never").statusCode()).isEqualTo(404);
    assertThat(get("/a%2F..%2Fb").statusCode()).isEqualTo(404);
  }

  private Stillness.Held hold() throws IOException {
    try {
      goOn.await();
      return () -> {};
    } catch (InterruptedException e) {
      throw new IOException(e);
    }
  }

  private HttpResponse<String> post(String body) throws Exception {
    return send(request("").POST(HttpRequest.BodyPublishers.ofString(body)));
  }

  private HttpResponse<String> get(String path) throws Exception {
    return send(request(path).GET());
  }

  private HttpRequest.Builder request(String path) {
    return HttpRequest.newBuilder(
        URI.create("http://127.0.0.1:" + server.getAddress().getPort() + BackupDoor.PATH + path));
  }

  private HttpResponse<String> send(HttpRequest.Builder request) throws Exception {
    return http.send(request.build(), HttpResponse.BodyHandlers.ofString());
  }

  private static JsonNode json(HttpResponse<String> answer) throws IOException {
    return Json.MAPPER.readTree(answer.body());
  }
}
