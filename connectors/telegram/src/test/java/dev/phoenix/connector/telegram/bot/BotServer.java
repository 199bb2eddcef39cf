package dev.phoenix.connector.telegram.bot;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import com.sun.net.httpserver.HttpExchange;
import com.sun.net.httpserver.HttpServer;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.net.InetAddress;
import java.net.InetSocketAddress;
import java.nio.charset.StandardCharsets;
import java.util.List;
import java.util.concurrent.CopyOnWriteArrayList;
import java.util.concurrent.Executors;

/** A Bot API that says what a test tells it to say, and remembers what it was asked. */
public final class BotServer implements AutoCloseable {

  public static final BotToken TOKEN = new BotToken("123456:" + "top-secret_");
  public static final String MESSAGE =
      "{\"ok\":true,\"result\":{\"message_id\":5,\"date\":1767225600,\"chat\":{\"id\":42}}}";

  /** What is asked for, and how it is answered. */
  public interface Reaction {
    void to(HttpExchange exchange) throws IOException;
  }

  private final HttpServer server;
  private final List<String> calls = new CopyOnWriteArrayList<>();
  private final List<String> bodies = new CopyOnWriteArrayList<>();
  private volatile Reaction reaction = answer(200, MESSAGE);

  public BotServer() {
    try {
      server = HttpServer.create(new InetSocketAddress(InetAddress.getLoopbackAddress(), 0), 0);
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    }
    server.setExecutor(Executors.newCachedThreadPool());
    server.createContext("/", this::handle);
    server.start();
  }

  public BotAddress address() {
    return BotAddress.of("http://127.0.0.1:" + server.getAddress().getPort());
  }

  /** The methods that were called, in their order. */
  public List<String> calls() {
    return calls;
  }

  public JsonNode body(int index) throws IOException {
    return new ObjectMapper().readTree(bodies.get(index));
  }

  public String text(int index) {
    return bodies.get(index);
  }

  public void reacts(Reaction next) {
    reaction = next;
  }

  public static Reaction answer(int status, String json) {
    return exchange -> {
      byte[] body = json.getBytes(StandardCharsets.UTF_8);
      exchange.sendResponseHeaders(status, body.length == 0 ? -1 : body.length);
      exchange.getResponseBody().write(body);
    };
  }

  public static Reaction error(int code, String description) {
    return answer(
        code,
        "{\"ok\":false,\"error_code\":%d,\"description\":\"%s\"}".formatted(code, description));
  }

  public static Reaction tooMany(int seconds) {
    return answer(
        429,
        """
        {"ok":false,"error_code":429,"description":"Too Many Requests: retry after %d",
         "parameters":{"retry_after":%d}}
        """
            .formatted(seconds, seconds));
  }

  /** Hangs up without a word. */
  public static Reaction reset() {
    return HttpExchange::close;
  }

  private void handle(HttpExchange exchange) throws IOException {
    try (exchange) {
      var path = exchange.getRequestURI().getPath();
      bodies.add(new String(exchange.getRequestBody().readAllBytes(), StandardCharsets.UTF_8));
      calls.add(path.startsWith("/bot" + TOKEN.value() + "/") ? path.split("/")[2] : path);
      reaction.to(exchange);
    }
  }

  @Override
  public void close() {
    server.stop(0);
  }
}
