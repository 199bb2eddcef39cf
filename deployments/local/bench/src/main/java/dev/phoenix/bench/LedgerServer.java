package dev.phoenix.bench;

import com.sun.net.httpserver.HttpServer;
import io.zonky.test.db.postgres.embedded.EmbeddedPostgres;
import java.net.InetSocketAddress;
import java.nio.file.Files;
import java.nio.file.Path;

/**
 * A PostgreSQL server as a service of the supervisor. It ends when its server is killed, so that
 * the supervisor starts it again, on the data that the killed one left.
 *
 * <p>Arguments: data directory, port, port of the health check.
 */
public final class LedgerServer {

  private LedgerServer() {}

  /** Starts the server and waits for its end. */
  public static void main(String[] arguments) throws Exception {
    Path data = Path.of(arguments[0]).toAbsolutePath();
    Path folder = data.resolveSibling("postgres-server");
    Files.createDirectories(folder);
    try (EmbeddedPostgres server =
        EmbeddedPostgres.builder()
            .setOverrideWorkingDirectory(folder.toFile())
            .setDataDirectory(data)
            .setCleanDataDirectory(false)
            .setPort(Integer.parseInt(arguments[1]))
            // zonky's default gives the durability of commits away
            .setServerConfig("synchronous_commit", "on")
            .setServerConfig("fsync", "on")
            .start()) {
      HttpServer health =
          HttpServer.create(new InetSocketAddress("127.0.0.1", Integer.parseInt(arguments[2])), 0);
      health.createContext(
          "/",
          exchange -> {
            exchange.sendResponseHeaders(200, -1);
            exchange.close();
          });
      health.start();
      long postmaster =
          Long.parseLong(Files.readAllLines(data.resolve("postmaster.pid")).getFirst().strip());
      ProcessHandle.of(postmaster).ifPresent(process -> process.onExit().join());
      System.err.println("PostgreSQL ended");
    }
    System.exit(1);
  }
}
