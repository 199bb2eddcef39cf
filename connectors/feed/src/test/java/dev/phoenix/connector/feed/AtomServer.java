package dev.phoenix.connector.feed;

import com.sun.net.httpserver.HttpExchange;
import com.sun.net.httpserver.HttpServer;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.net.InetAddress;
import java.net.InetSocketAddress;
import java.net.URLDecoder;
import java.nio.charset.StandardCharsets;
import java.util.ArrayList;
import java.util.List;
import java.util.concurrent.CopyOnWriteArrayList;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.regex.Pattern;

/**
 * A remote that is not ours: a small AtomPub collection that does not refuse a second entry with
 * the same id, so that a client that sends twice is seen. Its behaviour can be replaced for one
 * kind of request.
 */
final class AtomServer implements AutoCloseable {

  /** Answers one exchange. */
  interface Behaviour {
    void handle(AtomServer server, HttpExchange exchange, String body) throws IOException;
  }

  private static final Pattern ID = Pattern.compile("<id>([^<]+)</id>");

  private final HttpServer server;
  private final ExecutorService threads = Executors.newCachedThreadPool();
  private final List<String> entries = new CopyOnWriteArrayList<>();
  private final List<String> requests = new CopyOnWriteArrayList<>();
  private final List<String> bodies = new CopyOnWriteArrayList<>();
  private volatile Behaviour posting =
      (self, exchange, body) -> created(exchange, self.accept(body));
  private volatile Behaviour reading = (self, exchange, body) -> self.feed(exchange);

  AtomServer() {
    try {
      server = HttpServer.create(new InetSocketAddress(InetAddress.getLoopbackAddress(), 0), 0);
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    }
    server.setExecutor(threads);
    server.createContext("/feed", this::handle);
    server.start();
  }

  String collection() {
    return "http://127.0.0.1:" + server.getAddress().getPort() + "/feed";
  }

  /** The ids of the entries published, oldest first. */
  List<String> entries() {
    return entries;
  }

  /** {@code POST} or {@code GET marker} for each request, in order. */
  List<String> requests() {
    return requests;
  }

  /** Authorization and body of each post. */
  List<String> bodies() {
    return bodies;
  }

  void posting(Behaviour behaviour) {
    posting = behaviour;
  }

  void reading(Behaviour behaviour) {
    reading = behaviour;
  }

  /** Publishes what was posted; returns its number. */
  int accept(String body) {
    var id = ID.matcher(body);
    if (!id.find()) {
      throw new IllegalArgumentException("No id in " + body);
    }
    synchronized (entries) {
      entries.add(id.group(1));
      return entries.size();
    }
  }

  static void created(HttpExchange exchange, int number) throws IOException {
    exchange.getResponseHeaders().add("Location", "/feed/" + number);
    exchange.sendResponseHeaders(201, -1);
  }

  /** A behaviour that only answers a status. */
  static Behaviour status(int status) {
    return (self, exchange, body) -> exchange.sendResponseHeaders(status, -1);
  }

  /** A behaviour that answers 200 with a text. */
  static Behaviour text(String text) {
    return (self, exchange, body) -> write(exchange, text);
  }

  private void handle(HttpExchange exchange) throws IOException {
    // closing an exchange without an answer resets the connection
    try (exchange) {
      var body = new String(exchange.getRequestBody().readAllBytes(), StandardCharsets.UTF_8);
      if (exchange.getRequestMethod().equals("POST")) {
        requests.add("POST");
        bodies.add(exchange.getRequestHeaders().getFirst("Authorization") + "\n" + body);
        posting.handle(this, exchange, body);
      } else {
        requests.add("GET");
        reading.handle(this, exchange, body);
      }
    }
  }

  private void feed(HttpExchange exchange) throws IOException {
    var query = String.valueOf(exchange.getRequestURI().getRawQuery());
    var marker = URLDecoder.decode(query.replaceFirst("^marker=", ""), StandardCharsets.UTF_8);
    var found = new ArrayList<String>();
    for (int i = 0; i < entries.size(); i++) {
      if (entries.get(i).equals(marker)) {
        found.add(entry(entries.get(i), "/feed/" + (i + 1), "2026-03-01T08:00:00Z"));
      }
    }
    write(exchange, page(String.join("", found), ""));
  }

  static String page(String entries, String more) {
    return "<feed xmlns='http://www.w3.org/2005/Atom'><title>t</title>"
        + more
        + entries
        + "</feed>";
  }

  static String entry(String id, String href, String updated) {
    return "<entry><title>x</title><id>%s</id><link rel='edit' href='%s'/><updated>%s</updated></entry>"
        .formatted(id, href, updated);
  }

  private static void write(HttpExchange exchange, String text) throws IOException {
    var bytes = text.getBytes(StandardCharsets.UTF_8);
    exchange.sendResponseHeaders(200, bytes.length);
    exchange.getResponseBody().write(bytes);
  }

  @Override
  public void close() {
    server.stop(0);
    threads.shutdownNow();
  }
}
