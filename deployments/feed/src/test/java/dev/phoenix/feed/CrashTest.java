package dev.phoenix.feed;

import static dev.phoenix.feed.FeedServer.entry;
import static org.assertj.core.api.Assertions.assertThat;

import java.io.File;
import java.io.IOException;
import java.net.ServerSocket;
import java.net.URI;
import java.net.http.HttpClient;
import java.net.http.HttpRequest;
import java.net.http.HttpRequest.BodyPublishers;
import java.net.http.HttpResponse.BodyHandlers;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.concurrent.TimeUnit;
import org.awaitility.Awaitility;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

class CrashTest {

  @Test
  void shouldKeepEveryAcknowledgedEntryWhenItsProcessIsKilled(@TempDir Path directory)
      throws Exception {
    // given
    int port = freePort();
    var process = startProcess(port, directory);
    var acknowledged = new ArrayList<String>();
    try (var client = HttpClient.newHttpClient()) {
      Awaitility.await()
          .atMost(60, TimeUnit.SECONDS)
          .ignoreExceptions()
          .until(() -> isUp(client, port));

      // when: it is killed while entries keep coming
      for (int i = 1; process.isAlive() || i <= 40; i++) {
        if (i == 40) {
          process.destroyForcibly();
        }
        try {
          if (post(client, port, "urn:x:" + i) == 201) {
            acknowledged.add("urn:x:" + i);
          }
        } catch (IOException e) {
          // the process is gone: this one was not acknowledged
        }
      }
      process.waitFor();
    } finally {
      process.destroyForcibly().waitFor();
    }

    // then
    assertThat(acknowledged).hasSizeGreaterThanOrEqualTo(39);
    try (var server = FeedServer.start(directory)) {
      for (String marker : acknowledged) {
        assertThat(server.get("/posts?marker=" + marker).body().split("<entry", -1)).hasSize(2);
      }
      assertThat(server.post("posts", entry(acknowledged.getLast(), "Again", "Text")).statusCode())
          .isEqualTo(409);
    }
  }

  private static Process startProcess(int port, Path directory) throws IOException {
    var command =
        List.of(
            Path.of(System.getProperty("java.home"), "bin", "java").toString(),
            "-Xmx96m",
            "-cp",
            System.getProperty("java.class.path"),
            FeedApplication.class.getName(),
            "--server.port=" + port,
            "--phoenix.feed.data-directory=" + directory);
    File log = directory.resolve("server.log").toFile();
    return new ProcessBuilder(command).redirectErrorStream(true).redirectOutput(log).start();
  }

  private static boolean isUp(HttpClient client, int port) throws Exception {
    var request =
        HttpRequest.newBuilder(URI.create("http://127.0.0.1:" + port + "/actuator/health")).build();
    return client.send(request, BodyHandlers.ofString()).statusCode() == 200;
  }

  private static int post(HttpClient client, int port, String marker) throws Exception {
    var request =
        HttpRequest.newBuilder(URI.create("http://127.0.0.1:" + port + "/posts"))
            .header("Content-Type", "application/atom+xml;type=entry")
            .POST(BodyPublishers.ofString(entry(marker, "Title", "Text")))
            .build();
    return client.send(request, BodyHandlers.ofString()).statusCode();
  }

  private static int freePort() throws IOException {
    try (var socket = new ServerSocket(0)) {
      return socket.getLocalPort();
    }
  }
}
