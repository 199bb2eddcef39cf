package dev.phoenix.local.door;

import com.sun.net.httpserver.HttpHandler;
import com.sun.net.httpserver.HttpServer;
import java.io.IOException;
import java.net.InetAddress;
import java.net.InetSocketAddress;
import java.net.URI;
import java.util.Map;
import java.util.concurrent.ArrayBlockingQueue;
import java.util.concurrent.ThreadPoolExecutor;
import java.util.concurrent.TimeUnit;

/**
 * An HTTP server on 127.0.0.1 for the workers and the command line. Every request needs the {@link
 * DoorToken}, a {@code Host} that is this machine, and a body of 64 KiB at most; requests take 10 s
 * at most to arrive, and four are worked on at once.
 */
public final class Door implements AutoCloseable {

  private static final int THREADS = 4;
  private static final int WAITING = 16;
  private static final int SECONDS_TO_END = 1;

  static {
    // the JDK's server reads these when it is first used: who sends slowly must not hold a thread
    System.setProperty("sun.net.httpserver.maxReqTime", "10");
    System.setProperty("sun.net.httpserver.maxRspTime", "60");
    System.setProperty("sun.net.httpserver.maxReqHeaders", "64");
  }

  private final HttpServer server;
  private final ThreadPoolExecutor threads =
      new ThreadPoolExecutor(
          THREADS,
          THREADS,
          1,
          TimeUnit.MINUTES,
          new ArrayBlockingQueue<>(WAITING),
          Thread.ofPlatform().daemon().name("door-", 0).factory());

  /**
   * Opens the door.
   *
   * @param port 0 for a free one
   * @param handlers by the path that they and everything below answer, such as {@code /status};
   *     they close each exchange
   */
  public Door(int port, DoorToken token, Map<String, HttpHandler> handlers) throws IOException {
    threads.allowCoreThreadTimeOut(true);
    server =
        HttpServer.create(new InetSocketAddress(InetAddress.getByName("127.0.0.1"), port), WAITING);
    server.setExecutor(threads);
    var guard = new DoorGuard(token);
    server.createContext("/", Answers::notFound).getFilters().add(guard);
    handlers.forEach(
        (path, handler) ->
            server
                .createContext(
                    path,
                    exchange -> {
                      var asked = exchange.getRequestURI().getPath();
                      // the server matches beginnings: /statusX is not below /status
                      if (asked.equals(path) || asked.startsWith(path + "/")) {
                        handler.handle(exchange);
                      } else {
                        Answers.notFound(exchange);
                      }
                    })
                .getFilters()
                .add(guard));
    server.start();
  }

  /** Where it listens. */
  public URI address() {
    return URI.create("http://127.0.0.1:" + server.getAddress().getPort());
  }

  /** Waits a second for requests that are worked on. */
  @Override
  public void close() {
    server.stop(SECONDS_TO_END);
    threads.shutdownNow();
  }
}
