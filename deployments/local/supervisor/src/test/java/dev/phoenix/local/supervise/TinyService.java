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
import java.nio.file.Path;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.concurrent.atomic.AtomicInteger;
import sun.misc.Signal;
import sun.misc.SignalHandler;

/**
 * A real process as small as one can be: it answers on {@code /health}, and does what services do
 * on bad days. Arguments: its port, then {@code deaf} (ignores SIGTERM) and {@code parent} (starts
 * a process of its own that ignores it, too).
 */
public final class TinyService {

  private TinyService() {}

  public static void main(String[] arguments) throws IOException {
    List<String> habits = List.of(arguments).subList(1, arguments.length);
    if (habits.contains("deaf")) {
      Signal.handle(new Signal("TERM"), SignalHandler.SIG_IGN);
    }
    if (habits.contains("parent")) {
      new ProcessBuilder("sh", "-c", "trap '' TERM; while :; do sleep 1; done").start();
    }
    AtomicInteger answer = new AtomicInteger(200);
    InetSocketAddress address =
        new InetSocketAddress(InetAddress.getLoopbackAddress(), Integer.parseInt(arguments[0]));
    HttpServer server = HttpServer.create(address, 0);
    server.createContext("/health", exchange -> reply(exchange, answer.get()));
    server.createContext(
        "/sick",
        exchange -> {
          answer.set(503);
          reply(exchange, 200);
        });
    server.start();
    System.out.println("listens");
  }

  private static void reply(HttpExchange exchange, int status) throws IOException {
    exchange.sendResponseHeaders(status, -1);
    exchange.close();
  }

  static Service service(
      String name, Path directory, int port, List<String> after, String... habits) {
    List<String> command =
        new ArrayList<>(
            List.of(
                Path.of(System.getProperty("java.home"), "bin/java").toString(),
                "-Xmx32m",
                "-XX:TieredStopAtLevel=1",
                "-XX:+UseSerialGC",
                "-cp",
                System.getProperty("java.class.path"),
                TinyService.class.getName(),
                String.valueOf(port)));
    command.addAll(List.of(habits));
    return service(name, directory, port, after, command);
  }

  static Service service(
      String name, Path directory, int port, List<String> after, List<String> command) {
    return new Service(
        name,
        command,
        Map.of(),
        directory.resolve(name),
        new HealthCheck(URI.create("http://127.0.0.1:" + port + "/health")),
        List.of(port),
        after,
        Duration.ofSeconds(60),
        Duration.ofMillis(500),
        false,
        "http://127.0.0.1:" + port);
  }

  static int freePort() throws IOException {
    try (ServerSocket socket = new ServerSocket(0, 1, InetAddress.getLoopbackAddress())) {
      return socket.getLocalPort();
    }
  }
}
