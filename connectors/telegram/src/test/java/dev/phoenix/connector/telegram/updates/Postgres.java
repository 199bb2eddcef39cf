package dev.phoenix.connector.telegram.updates;

import io.zonky.test.db.postgres.embedded.EmbeddedPostgres;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Path;
import java.sql.SQLException;
import java.util.UUID;

/** A real PostgreSQL server for tests, unpacked and run under the module's target folder. */
final class Postgres implements AutoCloseable {

  private final EmbeddedPostgres server;

  Postgres() {
    var work = Path.of("target", "postgres").toAbsolutePath();
    try {
      server =
          EmbeddedPostgres.builder()
              .setOverrideWorkingDirectory(work.toFile())
              .setDataDirectory(work.resolve("data-" + UUID.randomUUID()))
              .start();
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    }
  }

  /** The address of a new, empty database. */
  String newDatabase() throws SQLException {
    var name = "inbox_" + UUID.randomUUID().toString().replace("-", "");
    try (var connection = server.getPostgresDatabase().getConnection();
        var statement = connection.createStatement()) {
      statement.execute("create database " + name);
    }
    return server.getJdbcUrl("postgres", name);
  }

  @Override
  public void close() throws IOException {
    server.close();
  }
}
