package dev.phoenix.local.supervise;

import com.sun.net.httpserver.HttpExchange;
import com.sun.net.httpserver.HttpServer;
import dev.phoenix.local.service.HealthCheck;
import dev.phoenix.local.service.Service;
import java.io.IOException;
import java.net.InetAddress;
import java.net.InetSocketAddress;
import java.net.ServerSocket;
import java.net.URI;
import java.nio.charset.StandardCharsets;
import java.nio.file.Path;
import java.time.Duration;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.Map;
import java.util.concurrent.atomic.AtomicInteger;
import java.util.concurrent.atomic.AtomicReference;
import sun.misc.Signal;
import sun.misc.SignalHandler;

/**
 * A real process as small as one can be: it answers on {@code /health}, and does what services do
 * on bad days. Arguments: its port, then {@code deaf} (ignores SIGTERM), {@code parent} (starts a
 * process of its own that ignores it, too), {@code talkative} (writes more than a pipe holds before
 * it listens) and {@code greedy} (takes 200 MB). It also answers questions to a model, with sense
 * until it gets {@code /babble}; and its health late from {@code /slow} to {@code /quick}.
 */
public final class TinyService {

  private static byte[] greed = {};

  private TinyService() {}

  public static void main(String[] arguments) throws IOException {
    List<String> habits = List.of(arguments).subList(1, arguments.length);
    if (habits.contains("deaf")) {
      Signal.handle(new Signal("TERM"), SignalHandler.SIG_IGN);
    }
    if (habits.contains("parent")) {
      new ProcessBuilder("sh", "-c", "trap '' TERM; while :; do sleep 1; done").start();
    }
    if (habits.contains("talkative")) {
      System.out.println(("much ".repeat(200) + "\n").repeat(2000));
    }
    if (habits.contains("greedy")) {
      greed = new byte[200 * 1024 * 1024];
      Arrays.fill(greed, (byte) 1);
    }
    AtomicInteger answer = new AtomicInteger(200);
    InetSocketAddress address =
        new InetSocketAddress(InetAddress.getLoopbackAddress(), Integer.parseInt(arguments[0]));
    HttpServer server = HttpServer.create(address, 0);
    AtomicInteger delay = new AtomicInteger();
    server.createContext("/health", exchange -> replyLate(exchange, answer.get(), delay.get()));
    server.createContext(
        "/sick",
        exchange -> {
          answer.set(503);
          reply(exchange, 200);
        });
    server.createContext("/slow", exchange -> set(delay, 1500, exchange));
    server.createContext("/quick", exchange -> set(delay, 0, exchange));
    AtomicReference<String> words =
        new AtomicReference<>(
            "The spring sale of our bookshop, the open day of our library: come. Nuestra librería"
                + " tiene una venta de primavera.");
    server.createContext(
        "/babble",
        exchange -> {
          words.set("and and and and and and and and and and and and and and and and and and");
          reply(exchange, 200);
        });
    server.createContext(
        "/v1/chat/completions",
        exchange -> {
          byte[] body =
              "{\"choices\":[{\"message\":{\"role\":\"assistant\",\"content\":\"%s\"}}]}"
                  .formatted(words.get())
                  .getBytes(StandardCharsets.UTF_8);
          exchange.sendResponseHeaders(200, body.length);
          exchange.getResponseBody().write(body);
          exchange.close();
        });
    server.start();
    System.out.println("listens" + greed.length);
  }

  private static void set(AtomicInteger delay, int milliseconds, HttpExchange exchange)
      throws IOException {
    delay.set(milliseconds);
    reply(exchange, 200);
  }

  private static void replyLate(HttpExchange exchange, int status, int milliseconds)
      throws IOException {
    try {
      Thread.sleep(milliseconds);
    } catch (InterruptedException e) {
      Thread.currentThread().interrupt();
    }
    reply(exchange, status);
  }

  private static void reply(HttpExchange exchange, int status) throws IOException {
    exchange.sendResponseHeaders(status, -1);
    exchange.close();
  }

  public static Service service(
      String name, Path directory, int port, List<String> after, String... habits) {
    List<String> command =
        new ArrayList<>(
            List.of(
                Path.of(System.getProperty("java.home"), "bin/java").toString(),
                List.of(habits).contains("greedy") ? "-Xmx512m" : "-Xmx32m",
                "-XX:TieredStopAtLevel=1",
                "-XX:+UseSerialGC",
                "-cp",
                System.getProperty("java.class.path"),
                TinyService.class.getName(),
                String.valueOf(port)));
    command.addAll(List.of(habits));
    return service(name, directory, port, after, command);
  }

  /** One whose answers are late after a second. */
  public static Service unhurried(String name, Path directory, int port) {
    var service = service(name, directory, port, List.of());
    return service.with(
        new HealthCheck(
            service.health().address(), null, Duration.ofSeconds(30), null, Duration.ofSeconds(1)));
  }

  static Service service(
      String name, Path directory, int port, List<String> after, List<String> command) {
    return new Service(
        name,
        command,
        Map.of(),
        directory.resolve(name),
        new HealthCheck(
            URI.create("http://127.0.0.1:" + port + "/health"),
            null,
            Duration.ofSeconds(2),
            null,
            null),
        List.of(port),
        after,
        Duration.ofSeconds(60),
        Duration.ofMillis(500),
        false,
        "http://127.0.0.1:" + port);
  }

  public static int freePort() throws IOException {
    try (ServerSocket socket = new ServerSocket(0, 1, InetAddress.getLoopbackAddress())) {
      return socket.getLocalPort();
    }
  }
}
