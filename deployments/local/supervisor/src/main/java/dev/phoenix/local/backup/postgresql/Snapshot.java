package dev.phoenix.local.backup.postgresql;

import java.io.BufferedOutputStream;
import java.io.IOException;
import java.net.URLEncoder;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.sql.Connection;
import java.sql.SQLException;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.stream.Collectors;
import org.jspecify.annotations.Nullable;
import org.postgresql.PGConnection;

/**
 * The workers' tables of one moment. {@link #open} connects, {@link #take} fixes the moment while
 * everything stands still, and {@link #copy} reads what was there then, whatever happens meanwhile.
 */
public final class Snapshot implements AutoCloseable {

  private static final Duration LONGEST_STANDSTILL = Duration.ofSeconds(5);
  private static final Duration LONGEST_SILENCE = Duration.ofMinutes(1);
  // a server may end what is idle, and we are idle while files are copied
  private static final String PREPARE =
      """
      select set_config(name, '0', false) from pg_settings
      where name in ('idle_in_transaction_session_timeout', 'idle_session_timeout',
        'transaction_timeout')
      """;

  private final Server server;
  private final Connection connection;
  private final String schema;
  private final List<String> known;
  private final long bytes;
  private List<String> tables = List.of();
  private List<Contents.Sequence> sequences = List.of();

  private Snapshot(Server server, Connection connection) throws SQLException {
    this.server = server;
    this.connection = connection;
    this.schema = Catalog.schema(connection);
    this.known = Catalog.tables(connection, schema);
    this.bytes =
        Long.parseLong(
            Catalog.texts(
                    connection,
                    "select coalesce(sum(pg_table_size(c.oid)), 0) from pg_class c where"
                        + " c.relkind = 'r' and c.relnamespace = ?::regnamespace",
                    Catalog.quoted(schema))
                .getFirst());
    Catalog.texts(connection, PREPARE);
    // what row security hides would be missing without a word
    Catalog.execute(connection, "set row_security = off");
    connection.setTransactionIsolation(Connection.TRANSACTION_REPEATABLE_READ);
    connection.setReadOnly(true);
    connection.setAutoCommit(false);
  }

  /**
   * Connects.
   *
   * @throws IOException if the database does not answer; the message is for people
   */
  public static Snapshot open(Server server) throws IOException {
    Connection connection = null;
    try {
      connection = server.connect();
      return new Snapshot(server, connection);
    } catch (SQLException e) {
      close(connection);
      throw failure(server, e);
    }
  }

  /** About how many bytes {@link #copy} writes. */
  public long bytes() {
    return bytes;
  }

  /**
   * Fixes the moment, and keeps others from rewriting or emptying the tables that are read later.
   *
   * @param limit how long it may take; it is content with some seconds
   * @throws IOException if a lock or a database that hangs does not allow it
   */
  public void take(Duration limit) throws IOException {
    long millis = Math.max(1, Math.min(limit.toMillis(), LONGEST_STANDSTILL.toMillis()));
    try {
      connection.setNetworkTimeout(Runnable::run, Math.toIntExact(millis + 1000));
      Catalog.execute(
          connection,
          "set local lock_timeout = %d; set local statement_timeout = %d"
              // the sooner of the two says what is wrong
              .formatted(Math.max(1, millis / 2), millis));
      if (!known.isEmpty()) {
        Catalog.execute(
            connection,
            "lock table %s in access share mode"
                .formatted(
                    known.stream()
                        .map(name -> Catalog.quoted(schema, name))
                        .collect(Collectors.joining(", "))));
      }
      tables = Catalog.tables(connection, schema);
      sequences = Catalog.sequences(connection, schema);
      connection.setNetworkTimeout(Runnable::run, Math.toIntExact(LONGEST_SILENCE.toMillis()));
      Catalog.execute(connection, "set local statement_timeout = 0");
    } catch (SQLException e) {
      throw failure(server, e);
    }
  }

  /**
   * Writes the tables as they were at that moment.
   *
   * @param folder made here
   * @return the files' names, within it
   */
  public List<String> copy(Path folder) throws IOException {
    Files.createDirectories(folder);
    try {
      var copied = new ArrayList<Contents.Table>();
      for (var name : tables) {
        if (!Migrations.isHistory(name) && !name.equals(Catalog.MARK)) {
          copied.add(copyOne(name, folder));
        }
      }
      var contents =
          new Contents(
              connection.getMetaData().getDatabaseProductVersion(),
              Migrations.versions(connection, schema, tables),
              copied,
              sequences);
      contents.write(folder);
      connection.rollback();
      var files = new ArrayList<>(List.of(Contents.FILE));
      copied.forEach(table -> files.add(table.file()));
      return files;
    } catch (SQLException e) {
      throw failure(server, e);
    }
  }

  private Contents.Table copyOne(String name, Path folder) throws SQLException, IOException {
    var file = URLEncoder.encode(name, StandardCharsets.UTF_8) + ".copy";
    var table = new Contents.Table(name, Catalog.columns(connection, schema, name), 0, file);
    try (var out = new BufferedOutputStream(Files.newOutputStream(folder.resolve(file)))) {
      long rows =
          connection
              .unwrap(PGConnection.class)
              .getCopyAPI()
              .copyOut("copy " + Catalog.quoted(schema, table) + " to stdout", out);
      return new Contents.Table(name, table.columns(), rows, file);
    }
  }

  private static IOException failure(Server server, SQLException e) {
    return new IOException(
        "The workers' tables in %s cannot be backed up: %s. Nothing was kept"
            .formatted(server.name(), Failures.reason(e)),
        e);
  }

  @Override
  public void close() {
    close(connection);
  }

  private static void close(@Nullable Connection connection) {
    if (connection != null) {
      try {
        connection.close();
      } catch (SQLException e) {
        // it is of no more use
      }
    }
  }
}
