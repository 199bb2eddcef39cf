package dev.phoenix.local.bench;

import com.sun.net.httpserver.HttpExchange;
import com.sun.net.httpserver.HttpServer;
import java.io.IOException;
import java.net.InetSocketAddress;
import java.net.URI;
import java.net.URLDecoder;
import java.net.http.HttpClient;
import java.net.http.HttpRequest;
import java.net.http.HttpResponse;
import java.nio.charset.StandardCharsets;
import java.time.Duration;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.concurrent.ConcurrentHashMap;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.regex.Pattern;

/**
 * The road between the connector and the feed server: hands requests on, and does to the first
 * request of a publication what its fault demands. It also keeps what passed, so that it can tell
 * afterwards whether anything was sent twice without a look-up in between.
 */
final class FaultyRoad implements AutoCloseable {

  /** The connector waits 10 s for an answer. */
  private static final Duration LATE = Duration.ofSeconds(12);

  private static final Pattern RUN = Pattern.compile("run (\\d+)\\b");
  private static final Pattern MARKER = Pattern.compile("urn:phoenix:effect:[0-9a-f:-]+");
  private static final List<String> PASSED_ON = List.of("Content-Type", "Accept", "Slug");
  private static final List<String> PASSED_BACK = List.of("Content-Type", "Location", "ETag");

  private final HttpServer server;
  private final ExecutorService threads = Executors.newVirtualThreadPerTaskExecutor();
  private final HttpClient http = HttpClient.newHttpClient();
  private final URI feed;
  private final Victims victims;
  private final Map<Integer, Fault> faults = new ConcurrentHashMap<>();
  private final Passages passages = new Passages();

  FaultyRoad(URI feed, Victims victims) throws IOException {
    this.feed = feed;
    this.victims = victims;
    this.server = HttpServer.create(new InetSocketAddress("127.0.0.1", 0), 0);
    server.setExecutor(threads);
    server.createContext("/", this::pass);
    server.start();
  }

  /** Where the connector sends to. */
  URI collection() {
    return URI.create("http://127.0.0.1:" + server.getAddress().getPort() + "/posts");
  }

  /** Has a fault happen to the next request of a run. */
  void expect(int run, Fault fault) {
    faults.put(run, fault);
  }

  Passages passages() {
    return passages;
  }

  @Override
  public void close() {
    server.stop(0);
    threads.shutdownNow();
    http.close();
  }

  private void pass(HttpExchange exchange) throws IOException {
    try (exchange) {
      var body = exchange.getRequestBody().readAllBytes();
      if (exchange.getRequestMethod().equals("POST")) {
        publish(exchange, body);
      } else {
        var query = Optional.ofNullable(exchange.getRequestURI().getRawQuery()).orElse("");
        marker(URLDecoder.decode(query, StandardCharsets.UTF_8)).ifPresent(passages::lookedUp);
        answer(exchange, forward(exchange, body));
      }
    } catch (InterruptedException e) {
      Thread.currentThread().interrupt();
    }
  }

  private void publish(HttpExchange exchange, byte[] body)
      throws IOException, InterruptedException {
    var text = new String(body, StandardCharsets.UTF_8);
    marker(text).ifPresent(passages::sent);
    switch (takeFault(text)) {
      case NONE, WORKERS_KILLED_BEFORE_SENDING -> answer(exchange, forward(exchange, body));
      case WORKERS_KILLED_WHILE_SENDING -> victims.killWorkers();
      case WORKERS_KILLED_AFTER_ACCEPTANCE -> {
        forward(exchange, body);
        victims.killWorkers();
      }
      case WORKERS_KILLED_AFTER_ANSWER -> {
        answer(exchange, forward(exchange, body));
        victims.soon(victims::killWorkers);
      }
      // the exchange is closed without an answer
      case RESET_AFTER_ACCEPTANCE -> forward(exchange, body);
      case ACCEPTED_LATE -> {
        Thread.sleep(LATE);
        forward(exchange, body);
      }
      case FEED_KILLED_WHILE_SENDING -> victims.killFeed();
      case FEED_KILLED_AFTER_ACCEPTANCE -> {
        forward(exchange, body);
        victims.killFeed();
      }
      case LEDGER_KILLED_WHILE_SENDING -> {
        victims.killLedger();
        answer(exchange, forward(exchange, body));
      }
      case LEDGER_KILLED_AFTER_ANSWER -> {
        answer(exchange, forward(exchange, body));
        victims.soon(victims::killLedger);
      }
    }
  }

  private Fault takeFault(String entry) {
    var run = RUN.matcher(entry);
    return run.find()
        ? Optional.ofNullable(faults.remove(Integer.valueOf(run.group(1)))).orElse(Fault.NONE)
        : Fault.NONE;
  }

  private static Optional<String> marker(String text) {
    var marker = MARKER.matcher(text);
    return marker.find() ? Optional.of(marker.group()) : Optional.empty();
  }

  private HttpResponse<byte[]> forward(HttpExchange exchange, byte[] body)
      throws IOException, InterruptedException {
    var request =
        HttpRequest.newBuilder(feed.resolve(exchange.getRequestURI()))
            .method(exchange.getRequestMethod(), HttpRequest.BodyPublishers.ofByteArray(body));
    for (var name : PASSED_ON) {
      var value = exchange.getRequestHeaders().getFirst(name);
      if (value != null) {
        request.header(name, value);
      }
    }
    return http.send(request.build(), HttpResponse.BodyHandlers.ofByteArray());
  }

  private static void answer(HttpExchange exchange, HttpResponse<byte[]> answer)
      throws IOException {
    for (var name : PASSED_BACK) {
      answer.headers().firstValue(name).ifPresent(v -> exchange.getResponseHeaders().add(name, v));
    }
    var body = answer.body();
    exchange.sendResponseHeaders(answer.statusCode(), body.length == 0 ? -1 : body.length);
    if (body.length > 0) {
      exchange.getResponseBody().write(body);
    }
  }
}
