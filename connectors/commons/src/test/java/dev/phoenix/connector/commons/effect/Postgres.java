package dev.phoenix.connector.commons.effect;

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
    this(Path.of("target", "postgres", "data-" + UUID.randomUUID()).toAbsolutePath());
  }

  /** Starts on a data directory, which may hold what a killed server left. */
  Postgres(Path data) {
    var work = Path.of("target", "postgres").toAbsolutePath();
    try {
      server =
          EmbeddedPostgres.builder()
              .setOverrideWorkingDirectory(work.toFile())
              .setDataDirectory(data)
              .setCleanDataDirectory(false)
              .start();
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    }
  }

  /** The address of a new, empty database. */
  String newDatabase() throws SQLException {
    var name = "ledger_" + UUID.randomUUID().toString().replace("-", "");
    try (var connection = server.getPostgresDatabase().getConnection();
        var statement = connection.createStatement()) {
      statement.execute("create database " + name);
    }
    return server.getJdbcUrl("postgres", name);
  }

  /** The address, at this server, of a database that was made at an earlier one. */
  String address(String earlier) {
    return earlier.replaceFirst("localhost:\\d+", "localhost:" + server.getPort());
  }

  @Override
  public void close() throws IOException {
    server.close();
  }
}
