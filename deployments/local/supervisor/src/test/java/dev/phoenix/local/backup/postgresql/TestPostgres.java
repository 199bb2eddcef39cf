package dev.phoenix.local.backup.postgresql;

import io.zonky.test.db.postgres.embedded.EmbeddedPostgres;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Path;
import java.sql.Connection;
import java.sql.SQLException;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;
import java.util.UUID;
import org.jspecify.annotations.Nullable;

/** A PostgreSQL server, started once, and databases of it. */
public final class TestPostgres {

  /** The checkout that the tests run in. */
  public static final Path ROOT = Path.of("../../..").toAbsolutePath().normalize();

  /** The versions that the workers' tables have, as this checkout makes them. */
  static final Map<String, String> VERSIONS =
      Map.of("effect_ledger_history", "1", "telegram_inbox_history", "1", "workers_history", "12");

  private static @Nullable EmbeddedPostgres server;

  private TestPostgres() {}

  /** An empty database. */
  public static synchronized Server newDatabase() {
    var name = "phoenix_" + UUID.randomUUID().toString().replace("-", "");
    try {
      if (server == null) {
        var work = Path.of("target", "postgres").toAbsolutePath();
        var started =
            EmbeddedPostgres.builder()
                .setOverrideWorkingDirectory(work.toFile())
                .setDataDirectory(work.resolve("data-" + UUID.randomUUID()))
                .start();
        server = started;
        Runtime.getRuntime().addShutdownHook(new Thread(() -> close(started)));
      }
      try (var connection = server.getPostgresDatabase().getConnection()) {
        Catalog.execute(connection, "create database " + name);
      }
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    } catch (SQLException e) {
      throw new IllegalStateException(e);
    }
    var url = "jdbc:postgresql://127.0.0.1:%d/%s".formatted(server.getPort(), name);
    return new Server(url, "postgres", "postgres");
  }

  /** A database with all of the workers' tables and some rows in each. */
  public static Server filled() throws SQLException {
    var database = newDatabase();
    new Migrations(ROOT).migrate(database, "public", VERSIONS);
    try (var connection = database.connect()) {
      new Rows(connection).insert(7);
    }
    return database;
  }

  /** All rows of all tables of a schema as text, without the mark. */
  public static Map<String, List<String>> contents(Server database, String schema)
      throws SQLException {
    var contents = new TreeMap<String, List<String>>();
    try (var connection = database.connect()) {
      for (var table : Catalog.tables(connection, schema)) {
        if (!table.endsWith("_history") && !table.equals(Catalog.MARK)) {
          contents.put(table, rows(connection, schema, table));
        }
      }
    }
    return contents;
  }

  private static List<String> rows(Connection connection, String schema, String table)
      throws SQLException {
    return new ArrayList<>(
        Catalog.texts(
            connection,
            "select each::text from %s each order by 1".formatted(Catalog.quoted(schema, table))));
  }

  /** Runs statements. */
  public static void execute(Server database, String sql) throws SQLException {
    try (var connection = database.connect()) {
      Catalog.execute(connection, sql);
    }
  }

  /** The first column of a query. */
  public static List<String> query(Server database, String sql) throws SQLException {
    try (var connection = database.connect()) {
      return Catalog.texts(connection, sql);
    }
  }

  private static void close(EmbeddedPostgres started) {
    try {
      started.close();
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    }
  }
}
