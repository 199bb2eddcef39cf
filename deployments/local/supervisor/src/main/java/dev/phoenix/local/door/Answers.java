package dev.phoenix.local.door;

import com.sun.net.httpserver.HttpExchange;
import com.sun.net.httpserver.HttpHandler;
import dev.phoenix.local.Json;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.util.Set;
import java.util.function.Supplier;

/** What the door answers. */
public final class Answers {

  private static final Set<String> READING = Set.of("GET", "HEAD");

  private Answers() {}

  /**
   * A handler that shows something to who reads its very path; other methods get 405.
   *
   * @param type the media type of the text
   */
  public static HttpHandler of(String type, Supplier<String> text) {
    return exchange -> {
      if (!exchange.getRequestURI().getPath().equals(exchange.getHttpContext().getPath())) {
        notFound(exchange);
      } else if (READING.contains(exchange.getRequestMethod())) {
        send(exchange, 200, type, text.get());
      } else {
        exchange.getResponseHeaders().set("Allow", "GET, HEAD");
        refuse(exchange, 405, "only GET");
      }
    };
  }

  static void notFound(HttpExchange exchange) throws IOException {
    refuse(exchange, 404, "there is nothing here");
  }

  static void refuse(HttpExchange exchange, int status, String error) throws IOException {
    var body = Json.MAPPER.createObjectNode().put("error", error).toString();
    send(exchange, status, "application/json", body);
  }

  private static void send(HttpExchange exchange, int status, String type, String text)
      throws IOException {
    try (exchange) {
      var body = text.getBytes(StandardCharsets.UTF_8);
      exchange.getResponseHeaders().set("Content-Type", type);
      exchange.getResponseHeaders().set("Cache-Control", "no-store");
      boolean head = exchange.getRequestMethod().equals("HEAD");
      exchange.sendResponseHeaders(status, head || body.length == 0 ? -1 : body.length);
      if (!head) {
        exchange.getResponseBody().write(body);
      }
    }
  }
}
