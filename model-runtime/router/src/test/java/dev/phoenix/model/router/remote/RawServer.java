package dev.phoenix.model.router.remote;

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
import java.util.concurrent.atomic.AtomicInteger;
import java.util.concurrent.locks.LockSupport;

/** Answers every request with the same bytes, and then stalls, hangs up or resets. */
final class RawServer implements AutoCloseable {

  private static final String HEADERS =
      "HTTP/1.1 200 OK\r\nContent-Type: application/json\r\nConnection: close\r\n\r\n";

  final AtomicInteger hungUp = new AtomicInteger();
  final List<String> requests = new CopyOnWriteArrayList<>();
  private final List<Socket> sockets = new CopyOnWriteArrayList<>();
  private final ServerSocket server;
  private final Body body;

  RawServer(Body body) throws IOException {
    this.server = new ServerSocket(0, 50, InetAddress.getLoopbackAddress());
    this.body = body;
    Thread.ofVirtual().start(this::serve);
  }

  URI address() {
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
      // closed: the test is over
    }
  }

  private void answer(Socket socket) {
    try (socket) {
      requests.add(request(socket.getInputStream()));
      var out = socket.getOutputStream();
      out.write(HEADERS.getBytes(StandardCharsets.UTF_8));
      out.flush();
      body.write(socket, out);
      if (socket.getInputStream().read() < 0) {
        hungUp.incrementAndGet();
      }
    } catch (IOException e) {
      // a reset is the other way to hang up
      hungUp.incrementAndGet();
    }
  }

  /** Headers and, where they name a length, the body. */
  private static String request(InputStream in) throws IOException {
    var text = new StringBuilder();
    while (text.indexOf("\r\n\r\n") < 0) {
      int c = in.read();
      if (c < 0) {
        return text.toString();
      }
      text.append((char) c);
    }
    var length =
        text.toString()
            .lines()
            .filter(line -> line.toLowerCase(Locale.ROOT).startsWith("content-length:"))
            .mapToInt(line -> Integer.parseInt(line.substring(15).strip()))
            .findFirst()
            .orElse(0);
    return text + new String(in.readNBytes(length), StandardCharsets.UTF_8);
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

  /** What it sends; when this returns, the server stalls. */
  interface Body {

    void write(Socket socket, OutputStream out) throws IOException;

    static Body of(byte[] bytes) {
      return (socket, out) -> {
        out.write(bytes);
        out.flush();
      };
    }

    static Body of(String text) {
      return of(text.getBytes(StandardCharsets.UTF_8));
    }

    /** Again and again until the client hangs up. */
    static Body endless(String text) {
      return (socket, out) -> {
        while (true) {
          of(text).write(socket, out);
        }
      };
    }

    /** Again and again, slowly enough that a bound on the bytes is far away. */
    static Body trickle(String text) {
      return (socket, out) -> {
        while (true) {
          of(text).write(socket, out);
          LockSupport.parkNanos(1_000_000);
        }
      };
    }

    /** Hangs up after it. */
    default Body thenEnd() {
      return (socket, out) -> {
        write(socket, out);
        socket.shutdownOutput();
      };
    }

    /** Resets the connection after it. */
    default Body thenReset() {
      return (socket, out) -> {
        write(socket, out);
        socket.setSoLinger(true, 0);
        socket.close();
      };
    }
  }
}
