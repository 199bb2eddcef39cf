package dev.phoenix.telegram;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import java.io.IOException;
import java.net.ServerSocket;
import java.net.URI;
import java.net.http.HttpClient;
import java.net.http.HttpRequest;
import java.net.http.HttpRequest.BodyPublishers;
import java.net.http.HttpResponse.BodyHandlers;
import java.nio.file.Path;
import java.util.List;
import java.util.concurrent.TimeUnit;
import org.awaitility.Awaitility;
import org.jspecify.annotations.Nullable;

/** The double in a process of its own, which a test kills and starts again on the same data. */
public final class DoubleProcess implements AutoCloseable {

  private static final ObjectMapper JSON = new ObjectMapper();

  private final Path directory;
  private final int port = freePort();
  private final HttpClient client = HttpClient.newHttpClient();
  private @Nullable Process process;

  public DoubleProcess(Path directory) {
    this.directory = directory;
  }

  public String address() {
    return "http://127.0.0.1:" + port;
  }

  /** Starts it, and returns once it answers. */
  public void start() throws IOException {
    var command =
        List.of(
            Path.of(System.getProperty("java.home"), "bin", "java").toString(),
            "-Xmx96m",
            "-XX:+UseSerialGC",
            "-XX:TieredStopAtLevel=1",
            "-cp",
            System.getProperty("java.class.path"),
            TelegramDoubleApplication.class.getName(),
            "--server.port=" + port,
            "--phoenix.telegram.data-directory=" + directory,
            "--phoenix.telegram.chats=42");
    process =
        new ProcessBuilder(command)
            .redirectErrorStream(true)
            .redirectOutput(
                ProcessBuilder.Redirect.appendTo(directory.resolve("double.log").toFile()))
            .start();
    Awaitility.await()
        .atMost(90, TimeUnit.SECONDS)
        .ignoreExceptions()
        .until(() -> get("/actuator/health").path("status").asText().equals("UP"));
  }

  /** Kill -9. */
  public void kill() {
    if (process != null) {
      process.destroyForcibly().onExit().join();
    }
  }

  public JsonNode get(String path) throws IOException, InterruptedException {
    var request = HttpRequest.newBuilder(URI.create(address() + path)).build();
    return JSON.readTree(client.send(request, BodyHandlers.ofString()).body());
  }

  public JsonNode tell(String what, String parameters) throws IOException, InterruptedException {
    var request =
        HttpRequest.newBuilder(URI.create(address() + "/double/" + what))
            .header("Content-Type", "application/json")
            .POST(BodyPublishers.ofString(parameters))
            .build();
    return JSON.readTree(client.send(request, BodyHandlers.ofString()).body());
  }

  private static int freePort() {
    try (var socket = new ServerSocket(0)) {
      return socket.getLocalPort();
    } catch (IOException e) {
      throw new java.io.UncheckedIOException(e);
    }
  }

  @Override
  public void close() {
    kill();
    client.shutdownNow();
  }
}
