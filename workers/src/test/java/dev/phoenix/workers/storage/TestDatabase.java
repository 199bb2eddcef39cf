package dev.phoenix.workers.storage;

import com.zaxxer.hikari.HikariConfig;
import com.zaxxer.hikari.HikariDataSource;
import io.zonky.test.db.postgres.embedded.EmbeddedPostgres;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Path;
import java.sql.SQLException;
import java.util.UUID;
import org.jspecify.annotations.Nullable;
import org.springframework.jdbc.core.simple.JdbcClient;

/** The databases that all SQL is tested on, each real. */
public enum TestDatabase {
  /** As the workers open it by default. */
  H2,
  /** A server of its own, started once. */
  POSTGRESQL;

  /** An empty database. */
  public HikariDataSource empty() {
    var config = new HikariConfig();
    config.setMaximumPoolSize(8);
    config.setMinimumIdle(0);
    // of hundreds that tests leave open, H2 would keep each in memory
    config.setIdleTimeout(10_000);
    config.setJdbcUrl(
        this == H2
            ? DurableUrl.of(
                "jdbc:h2:file:%s;MODE=PostgreSQL;DATABASE_TO_LOWER=TRUE;DEFAULT_NULL_ORDERING=HIGH"
                    .formatted(
                        Path.of("target", "h2", UUID.randomUUID().toString()).toAbsolutePath()))
            : Postgres.newDatabase());
    return new HikariDataSource(config);
  }

  /** A database with the workers' tables. */
  public JdbcClient migrated() {
    var database = empty();
    WorkersSchema.migrate(database);
    return JdbcClient.create(database);
  }

  private static final class Postgres {

    private static @Nullable EmbeddedPostgres server;

    private static synchronized String newDatabase() {
      try {
        if (server == null) {
          var work = Path.of("target", "postgres").toAbsolutePath();
          var started =
              EmbeddedPostgres.builder()
                  // its builder turns off what the effect ledger insists on
                  .setServerConfig("synchronous_commit", "on")
                  .setOverrideWorkingDirectory(work.toFile())
                  .setDataDirectory(work.resolve("data-" + UUID.randomUUID()))
                  .start();
          server = started;
          Runtime.getRuntime().addShutdownHook(new Thread(() -> close(started)));
        }
        var name = "workers_" + UUID.randomUUID().toString().replace("-", "");
        try (var connection = server.getPostgresDatabase().getConnection();
            var statement = connection.createStatement()) {
          statement.execute("create database " + name);
        }
        return server.getJdbcUrl("postgres", name);
      } catch (IOException e) {
        throw new UncheckedIOException(e);
      } catch (SQLException e) {
        throw new IllegalStateException(e);
      }
    }

    private static void close(EmbeddedPostgres server) {
      try {
        server.close();
      } catch (IOException e) {
        throw new UncheckedIOException(e);
      }
    }
  }
}
