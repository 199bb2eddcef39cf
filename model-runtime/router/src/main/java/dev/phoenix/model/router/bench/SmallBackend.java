package dev.phoenix.model.router.bench;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import java.io.IOException;
import java.io.InputStream;
import java.io.OutputStream;
import java.io.UncheckedIOException;
import java.net.InetAddress;
import java.net.ServerSocket;
import java.net.Socket;
import java.net.URI;
import java.nio.charset.StandardCharsets;
import java.util.List;
import java.util.Locale;
import java.util.concurrent.CopyOnWriteArrayList;

/**
 * A server that answers chats with words by rule, in Ollama's and in OpenAI's protocol, streamed.
 * The same request gets the same answer; to a question that holds {@code without an end} the answer
 * never ends. It is a backend to measure and test with, not a model.
 */
public final class SmallBackend implements AutoCloseable {

  private static final ObjectMapper JSON = new ObjectMapper();

  private final String model;
  private final boolean byteByByte;
  private final ServerSocket server;
  private final List<Socket> sockets = new CopyOnWriteArrayList<>();

  /**
   * Listens on a free port of this machine.
   *
   * @param model the model's name, which its answers begin with
   * @param byteByByte whether each byte of an answer is sent alone, which splits characters
   */
  public SmallBackend(String model, boolean byteByByte) throws IOException {
    this.model = model;
    this.byteByByte = byteByByte;
    this.server = new ServerSocket(0, 50, InetAddress.getLoopbackAddress());
    Thread.ofVirtual().name("backend").start(this::serve);
  }

  /** Where it listens. */
  public URI address() {
    return URI.create("http://127.0.0.1:" + server.getLocalPort());
  }

  private void serve() {
    try {
      while (true) {
        var socket = server.accept();
        sockets.add(socket);
        Thread.ofVirtual().start(() -> answer(socket));
      }
    } catch (IOException e) {
      // closed
    }
  }

  private void answer(Socket socket) {
    try (socket) {
      socket.setTcpNoDelay(true);
      var in = socket.getInputStream();
      var head = head(in);
      var path = head.split(" ", 3)[1];
      var body = new String(in.readNBytes(length(head)), StandardCharsets.UTF_8);
      respond(path, body, socket.getOutputStream());
    } catch (IOException e) {
      // the client hung up
    } finally {
      sockets.remove(socket);
    }
  }

  private void respond(String path, String body, OutputStream out) throws IOException {
    switch (path) {
      case "/api/tags" ->
          whole(out, "{\"models\":[{\"name\":\"%s\",\"size\":2019393189}]}".formatted(model));
      case "/v1/models" ->
          whole(
              out,
              "{\"object\":\"list\",\"data\":[{\"id\":\"%s\",\"object\":\"model\"}]}"
                  .formatted(model));
      case "/api/chat" -> stream(new OllamaLines(model), body, out);
      case "/v1/chat/completions" -> stream(new OpenAiLines(model), body, out);
      default -> head(out, "404 Not Found", "Content-Length: 0");
    }
  }

  private static void whole(OutputStream out, String json) throws IOException {
    var bytes = json.getBytes(StandardCharsets.UTF_8);
    head(out, "200 OK", "Content-Type: application/json", "Content-Length: " + bytes.length);
    out.write(bytes);
    out.flush();
  }

  private static void head(OutputStream out, String status, String... fields) throws IOException {
    var head = new StringBuilder("HTTP/1.1 ").append(status).append("\r\nConnection: close\r\n");
    for (var field : fields) {
      head.append(field).append("\r\n");
    }
    out.write(head.append("\r\n").toString().getBytes(StandardCharsets.US_ASCII));
  }

  private void stream(ChatLines lines, String body, OutputStream out) throws IOException {
    JsonNode request = JSON.readTree(body);
    head(out, "200 OK", "Content-Type: " + lines.contentType(), "Transfer-Encoding: chunked");
    var words = new Words(model, lines.question(request), lines.stops(request));
    int most = lines.most(request);
    int count = 0;
    while (words.hasNext() && (most == 0 || count < most)) {
      chunks(out, lines.token(words.next()));
      count++;
    }
    chunks(out, lines.end(words.hasNext() ? "length" : "stop", count));
    out.write("0\r\n\r\n".getBytes(StandardCharsets.US_ASCII));
    out.flush();
  }

  private void chunks(OutputStream out, String text) throws IOException {
    var bytes = text.getBytes(StandardCharsets.UTF_8);
    int step = byteByByte ? 1 : bytes.length;
    for (int i = 0; i < bytes.length; i += step) {
      out.write((Integer.toHexString(step) + "\r\n").getBytes(StandardCharsets.US_ASCII));
      out.write(bytes, i, step);
      out.write("\r\n".getBytes(StandardCharsets.US_ASCII));
      out.flush();
    }
  }

  private static String head(InputStream in) throws IOException {
    var text = new StringBuilder();
    while (text.indexOf("\r\n\r\n") < 0) {
      int c = in.read();
      if (c < 0) {
        throw new IOException("The client hung up");
      }
      text.append((char) c);
    }
    return text.toString();
  }

  private static int length(String head) {
    return head.lines()
        .filter(line -> line.toLowerCase(Locale.ROOT).startsWith("content-length:"))
        .mapToInt(line -> Integer.parseInt(line.substring(15).strip()))
        .findFirst()
        .orElse(0);
  }

  @Override
  public void close() {
    try {
      server.close();
      for (var socket : sockets) {
        socket.close();
      }
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    }
  }
}
