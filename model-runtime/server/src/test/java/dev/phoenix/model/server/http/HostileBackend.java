package dev.phoenix.model.server.http;

import com.sun.net.httpserver.HttpExchange;
import com.sun.net.httpserver.HttpServer;
import java.io.IOException;
import java.io.OutputStream;
import java.io.UncheckedIOException;
import java.net.InetAddress;
import java.net.InetSocketAddress;
import java.net.URI;
import java.nio.charset.StandardCharsets;
import java.util.concurrent.CountDownLatch;
import java.util.concurrent.Executors;

/**
 * An OpenAI-compatible server whose answers are as it is told, and whose list of models is fine.
 */
final class HostileBackend implements AutoCloseable {

  static final String MODEL = "evil";

  /** What it does with a conversation. */
  enum Manner {
    /** Bytes of no meaning, in place of events. */
    GARBAGE,
    /** Events that hold no JSON. */
    BROKEN_EVENTS,
    /** A page where events are awaited. */
    A_PAGE,
    /** One line that never ends. */
    A_LINE_WITHOUT_END,
    /** Not a byte after the headers. */
    SILENCE,
    /** Two words, then nothing. */
    STALLS,
    /** Two words, then the connection is closed. */
    BREAKS_OFF,
    /** Words on and on. */
    NEVER_ENDS,
    /** A failure of its own. */
    FAILS
  }

  private static final byte[] NOISE =
      "\u0000\uFFFD�\r\n\r\n<<<>>>".repeat(500).getBytes(StandardCharsets.UTF_16);
  private static final String WORD =
      "data: {\"choices\":[{\"index\":0,\"delta\":{\"content\":\"on \"}}]}\n\n";

  volatile Manner manner = Manner.GARBAGE;
  private final CountDownLatch over = new CountDownLatch(1);
  private final HttpServer server;

  HostileBackend() {
    try {
      server = HttpServer.create(new InetSocketAddress(InetAddress.getLoopbackAddress(), 0), 0);
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    }
    server.setExecutor(Executors.newVirtualThreadPerTaskExecutor());
    server.createContext("/v1/models", HostileBackend::list);
    server.createContext("/v1/chat/completions", this::answer);
    server.start();
  }

  URI address() {
    return URI.create("http://127.0.0.1:" + server.getAddress().getPort());
  }

  private static void list(HttpExchange exchange) throws IOException {
    var body = "{\"object\":\"list\",\"data\":[{\"id\":\"%s\"}]}".formatted(MODEL);
    exchange.getResponseHeaders().set("Content-Type", "application/json");
    exchange.sendResponseHeaders(200, body.length());
    exchange.getResponseBody().write(body.getBytes(StandardCharsets.UTF_8));
    exchange.close();
  }

  private void answer(HttpExchange exchange) throws IOException {
    try (exchange) {
      exchange.getRequestBody().readAllBytes();
      if (manner == Manner.FAILS) {
        exchange.sendResponseHeaders(500, -1);
        return;
      }
      exchange.getResponseHeaders().set("Content-Type", "text/event-stream");
      exchange.sendResponseHeaders(200, 0);
      speak(exchange.getResponseBody());
    } catch (InterruptedException e) {
      Thread.currentThread().interrupt();
    }
  }

  private void speak(OutputStream out) throws IOException, InterruptedException {
    switch (manner) {
      case GARBAGE -> out.write(NOISE);
      case BROKEN_EVENTS ->
          out.write(
              "data: {\"choices\":[{]}\n\ndata: 7\n\n".repeat(9).getBytes(StandardCharsets.UTF_8));
      case A_PAGE -> out.write("<html><h1>Sign in</h1></html>\n".getBytes(StandardCharsets.UTF_8));
      case A_LINE_WITHOUT_END -> endless(out, "x".repeat(8192));
      case SILENCE -> {
        out.flush();
        over.await();
      }
      case STALLS -> {
        words(out);
        over.await();
      }
      case BREAKS_OFF -> words(out);
      case NEVER_ENDS -> endless(out, WORD);
      case FAILS -> throw new IllegalStateException("answered before");
    }
  }

  private static void words(OutputStream out) throws IOException {
    out.write((WORD + WORD).getBytes(StandardCharsets.UTF_8));
    out.flush();
  }

  /** Until whoever reads hangs up, which makes the write fail. */
  private void endless(OutputStream out, String text) throws IOException {
    while (over.getCount() > 0) {
      out.write(text.getBytes(StandardCharsets.UTF_8));
      out.flush();
    }
  }

  @Override
  public void close() {
    over.countDown();
    server.stop(0);
  }
}
