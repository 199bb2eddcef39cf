package dev.phoenix.workers.approval.telegram;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import java.io.File;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.net.InetAddress;
import java.net.ServerSocket;
import java.net.URI;
import java.net.http.HttpClient;
import java.net.http.HttpRequest;
import java.net.http.HttpRequest.BodyPublishers;
import java.net.http.HttpResponse.BodyHandlers;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.Map;
import java.util.UUID;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.atomic.AtomicLong;
import java.util.stream.Collectors;
import java.util.stream.LongStream;
import org.awaitility.Awaitility;
import org.jspecify.annotations.Nullable;

/** The double of the Bot API, a process of its own, started once for all tests of this JVM. */
public final class TelegramDouble {

  public static final String TOKEN = "1000001:phoenix-double";

  private static final long FIRST_CHAT = 5000;
  private static final int CHATS = 200;
  private static final ObjectMapper JSON = new ObjectMapper();
  private static final AtomicLong NEXT_CHAT = new AtomicLong(FIRST_CHAT);
  private static @Nullable TelegramDouble started;

  private final HttpClient client = HttpClient.newHttpClient();
  private final String address;

  private TelegramDouble(String address) {
    this.address = address;
  }

  public static synchronized TelegramDouble running() {
    var known = started;
    if (known == null) {
      known = start();
      started = known;
    }
    return known;
  }

  private static TelegramDouble start() {
    try {
      var folder =
          Files.createDirectories(
              Path.of("target", "telegram", UUID.randomUUID().toString()).toAbsolutePath());
      int port = freePort();
      var process =
          new ProcessBuilder(
                  Path.of(System.getProperty("java.home"), "bin", "java").toString(),
                  "-Xmx96m",
                  "-XX:+UseSerialGC",
                  "-XX:TieredStopAtLevel=1",
                  "-jar",
                  jar(),
                  "--server.port=" + port,
                  "--phoenix.telegram.data-directory=" + folder,
                  "--phoenix.telegram.chats=" + chats())
              .redirectErrorStream(true)
              .redirectOutput(folder.resolve("double.log").toFile())
              .start();
      Runtime.getRuntime().addShutdownHook(new Thread(process::destroyForcibly));
      var running = new TelegramDouble("http://127.0.0.1:" + port);
      Awaitility.await()
          .atMost(90, TimeUnit.SECONDS)
          .ignoreExceptions()
          .until(() -> running.get("/actuator/health").path("status").asText().equals("UP"));
      return running;
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    }
  }

  private static String jar() {
    return Arrays.stream(System.getProperty("java.class.path").split(File.pathSeparator))
        .filter(entry -> entry.contains("phoenix-telegram-double") && entry.endsWith("-exec.jar"))
        .findFirst()
        .orElseThrow(() -> new IllegalStateException("Build with 'mvn package': no double's jar"));
  }

  static int freePort() {
    try (var socket = new ServerSocket(0, 1, InetAddress.getLoopbackAddress())) {
      return socket.getLocalPort();
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    }
  }

  private static String chats() {
    return LongStream.range(FIRST_CHAT, FIRST_CHAT + CHATS)
        .mapToObj(String::valueOf)
        .collect(Collectors.joining(","));
  }

  /** Where its Bot API is. */
  public String address() {
    return address;
  }

  /** A chat that no other test uses. */
  public static long chat() {
    return NEXT_CHAT.getAndIncrement();
  }

  /** The messages of a chat, oldest first. */
  public List<JsonNode> messages(long chat) {
    var all = new ArrayList<JsonNode>();
    get("/double/messages?chat=" + chat).forEach(all::add);
    return all;
  }

  /** What the bot wrote in a chat, oldest first. */
  public List<String> told(long chat) {
    return messages(chat).stream()
        .filter(message -> message.at("/from/is_bot").asBoolean())
        .map(message -> message.path("text").asText())
        .toList();
  }

  JsonNode say(long chat, long user, String text) {
    return post("/double/say", Map.of("chat", chat, "user", user, "text", text));
  }

  JsonNode reply(long chat, long user, String text, long to) {
    return post("/double/say", Map.of("chat", chat, "user", user, "text", text, "replyTo", to));
  }

  JsonNode press(long chat, long user, long message, String data) {
    return post(
        "/double/press", Map.of("chat", chat, "user", user, "message", message, "data", data));
  }

  /** The next call of a method goes wrong. */
  public void fault(String method, String kind, int seconds) {
    post("/double/faults", Map.of("method", method, "kind", kind, "count", 1, "seconds", seconds));
  }

  JsonNode call(String method, Map<String, ?> parameters) {
    return post("/bot" + TOKEN + "/" + method, parameters);
  }

  JsonNode get(String path) {
    return send(HttpRequest.newBuilder(URI.create(address + path)));
  }

  private JsonNode post(String path, Map<String, ?> body) {
    try {
      return send(
          HttpRequest.newBuilder(URI.create(address + path))
              .header("Content-Type", "application/json")
              .POST(BodyPublishers.ofString(JSON.writeValueAsString(body))));
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    }
  }

  private JsonNode send(HttpRequest.Builder request) {
    try {
      return JSON.readTree(client.send(request.build(), BodyHandlers.ofString()).body());
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    } catch (InterruptedException e) {
      Thread.currentThread().interrupt();
      throw new IllegalStateException(e);
    }
  }
}
