package dev.phoenix.e2e;

import com.sun.net.httpserver.HttpExchange;
import com.sun.net.httpserver.HttpServer;
import java.io.IOException;
import java.net.InetSocketAddress;
import java.net.URI;
import java.net.http.HttpClient;
import java.net.http.HttpRequest;
import java.net.http.HttpResponse;
import java.util.concurrent.atomic.AtomicInteger;

/**
 * Stands between a flow and the real feed server: while it is deaf, what is sent gets no answer and
 * nothing can be looked up; later it hands everything on.
 */
final class DeafChannel implements AutoCloseable {

  private final HttpServer server;
  private final HttpClient http = HttpClient.newHttpClient();
  private final URI feed;
  private final AtomicInteger posts = new AtomicInteger();
  private volatile boolean deaf = true;

  DeafChannel(URI feed) throws IOException {
    this.feed = feed;
    this.server = HttpServer.create(new InetSocketAddress("127.0.0.1", 0), 0);
    server.createContext("/", this::answer);
    server.start();
  }

  URI collection() {
    return URI.create("http://127.0.0.1:" + server.getAddress().getPort() + "/posts");
  }

  void listen() {
    deaf = false;
  }

  /** How often something was sent here. */
  int posts() {
    return posts.get();
  }

  @Override
  public void close() {
    server.stop(0);
  }

  private void answer(HttpExchange exchange) throws IOException {
    boolean post = exchange.getRequestMethod().equals("POST");
    if (post) {
      posts.incrementAndGet();
    }
    if (deaf) {
      if (!post) {
        exchange.sendResponseHeaders(503, -1);
      }
      // closed without an answer, a post's outcome is open
      exchange.close();
      return;
    }
    try {
      var body = exchange.getRequestBody().readAllBytes();
      var request =
          HttpRequest.newBuilder(feed.resolve(exchange.getRequestURI()))
              .method(exchange.getRequestMethod(), HttpRequest.BodyPublishers.ofByteArray(body));
      copy(exchange, request, "Content-Type");
      copy(exchange, request, "Slug");
      var answer = http.send(request.build(), HttpResponse.BodyHandlers.ofByteArray());
      for (var name : new String[] {"Content-Type", "Location", "ETag"}) {
        answer
            .headers()
            .firstValue(name)
            .ifPresent(v -> exchange.getResponseHeaders().add(name, v));
      }
      exchange.sendResponseHeaders(
          answer.statusCode(), answer.body().length == 0 ? -1 : answer.body().length);
      exchange.getResponseBody().write(answer.body());
    } catch (InterruptedException e) {
      Thread.currentThread().interrupt();
    } finally {
      exchange.close();
    }
  }

  private static void copy(HttpExchange from, HttpRequest.Builder to, String name) {
    var value = from.getRequestHeaders().getFirst(name);
    if (value != null) {
      to.header(name, value);
    }
  }
}
