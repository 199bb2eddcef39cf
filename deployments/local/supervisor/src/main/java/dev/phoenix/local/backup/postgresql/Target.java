package dev.phoenix.local.backup.postgresql;

import dev.phoenix.local.UserError;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.sql.Connection;
import java.sql.SQLException;
import java.time.Clock;
import java.time.ZoneOffset;
import java.time.format.DateTimeFormatter;
import java.util.ArrayList;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Set;
import org.flywaydb.core.api.FlywayException;
import org.jspecify.annotations.Nullable;
import org.postgresql.PGConnection;

/**
 * A database that takes a backup's tables. They are made and filled in a schema beside, and one
 * commit moves what was there aside and them into its place: until then nothing has changed.
 */
public final class Target {

  private static final DateTimeFormatter TIME =
      DateTimeFormatter.ofPattern("yyyyMMdd_HHmmss_SSS").withZone(ZoneOffset.UTC);
  private static final int LONGEST_NAME = 63;

  private final Server server;
  private final Migrations migrations;
  private final boolean force;
  private final Clock clock;

  /**
   * A database.
   *
   * @param force whether it may hold tables, which are moved aside
   */
  public Target(Server server, Migrations migrations, boolean force, Clock clock) {
    this.server = server;
    this.migrations = migrations;
    this.force = force;
    this.clock = clock;
  }

  /**
   * What was done.
   *
   * @param movedAside the schema that now holds what was there; null if nothing was
   * @param leftOut tables of the backup that no migration of Phoenix makes
   */
  public record Loaded(@Nullable String movedAside, List<String> leftOut) {}

  /**
   * Looks whether it can take tables, and changes nothing.
   *
   * @throws UserError if not
   */
  public void check() {
    try (var connection = server.connect()) {
      requireFree(connection);
    } catch (SQLException e) {
      throw failure(Failures.reason(e), e);
    }
  }

  /** Tables of a restore that was not finished may be replaced: nobody has begun to use them. */
  private boolean requireFree(Connection connection) throws SQLException {
    var schema = Catalog.schema(connection);
    var tables = Catalog.tables(connection, schema);
    if (!force && !tables.isEmpty() && !tables.contains(Catalog.MARK)) {
      throw new UserError(
          "The schema %s of %s holds tables already. Give this home a database of its own, or say --force: what is there is moved into another schema."
              .formatted(schema, server.name()));
    }
    return !tables.isEmpty();
  }

  /**
   * Takes the tables.
   *
   * @param folder holds {@link Contents#FILE} and its files
   * @param backup the name to mark them with until {@link #finish}
   * @throws UserError if the database refuses; then it is as it was
   */
  public Loaded load(Path folder, String backup) throws IOException {
    var contents = Contents.read(folder);
    migrations.requireKnown(contents.versions());
    try (var connection = server.connect()) {
      // Flyway and large tables take their time
      connection.setNetworkTimeout(Runnable::run, 0);
      requireFree(connection);
      var schema = Catalog.schema(connection);
      var staging = "restoring_" + schema;
      staging = staging.substring(0, Math.min(staging.length(), LONGEST_NAME));
      boolean done = false;
      try {
        Catalog.execute(
            connection,
            "drop schema if exists %1$s cascade; create schema %1$s"
                .formatted(Catalog.quoted(staging)));
        migrations.migrate(server, staging, contents.versions());
        connection.setAutoCommit(false);
        var leftOut = fill(connection, staging, contents, folder);
        var aside = swap(connection, schema, staging, backup);
        connection.commit();
        done = true;
        return new Loaded(aside, leftOut);
      } finally {
        if (!done) {
          discard(connection, staging);
        }
      }
    } catch (SQLException e) {
      throw failure(Failures.reason(e), e);
    } catch (FlywayException e) {
      throw failure(String.valueOf(e.getMessage()), e);
    }
  }

  private static void discard(Connection connection, String staging) {
    try {
      if (!connection.getAutoCommit()) {
        connection.rollback();
        connection.setAutoCommit(true);
      }
      Catalog.execute(
          connection, "drop schema if exists %s cascade".formatted(Catalog.quoted(staging)));
    } catch (SQLException e) {
      // the next restore does it
    }
  }

  /**
   * Says that the rest of the restore is done, too: from now on these tables are in use. Where that
   * fails, a later restore takes them for those of an unfinished one, and moves them aside unasked.
   */
  public void finish() {
    try (var connection = server.connect()) {
      Catalog.execute(
          connection,
          "drop table if exists " + Catalog.quoted(Catalog.schema(connection), Catalog.MARK));
    } catch (SQLException e) {
      // the restore is done nevertheless
    }
  }

  private static List<String> fill(
      Connection connection, String staging, Contents contents, Path folder)
      throws SQLException, IOException {
    var made = Catalog.tables(connection, staging);
    var leftOut = new ArrayList<String>();
    var names = new LinkedHashSet<String>();
    for (var table : contents.tables()) {
      order(connection, staging, table.name(), names, new LinkedHashSet<>());
    }
    for (var name : names) {
      var found = contents.tables().stream().filter(each -> each.name().equals(name)).findFirst();
      if (found.isPresent() && made.contains(name)) {
        copy(connection, staging, found.get(), folder);
      } else if (found.isPresent()) {
        leftOut.add(name);
      }
    }
    for (var sequence : contents.sequences()) {
      Catalog.texts(
          connection,
          "select setval(to_regclass(?), ?::bigint)",
          Catalog.quoted(staging, sequence.name()),
          Long.toString(sequence.last()));
    }
    return leftOut;
  }

  /** What a table's foreign keys name comes before it. */
  private static void order(
      Connection connection, String schema, String table, Set<String> names, Set<String> above)
      throws SQLException {
    if (names.contains(table) || !above.add(table)) {
      return;
    }
    for (var referenced : Catalog.referenced(connection, schema, table)) {
      order(connection, schema, referenced, names, above);
    }
    names.add(table);
  }

  private static void copy(Connection connection, String staging, Contents.Table table, Path folder)
      throws SQLException, IOException {
    var name = Catalog.quoted(staging, table.name());
    if (!Catalog.texts(connection, "select 'row' from " + name + " limit 1").isEmpty()) {
      // what its migration put there
      Catalog.execute(connection, "delete from " + name);
    }
    try (var in = Files.newInputStream(folder.resolve(table.file()))) {
      long rows =
          connection
              .unwrap(PGConnection.class)
              .getCopyAPI()
              .copyIn("copy " + Catalog.quoted(staging, table) + " from stdin", in);
      if (rows != table.rows()) {
        throw new SQLException(
            "table %s took %d of %d rows".formatted(table.name(), rows, table.rows()));
      }
    }
  }

  private @Nullable String swap(Connection connection, String schema, String staging, String backup)
      throws SQLException {
    // whoever uses the tables that are there would keep this waiting
    Catalog.execute(connection, "set local lock_timeout = '10s'");
    String aside = null;
    if (requireFree(connection)) {
      aside = "before_" + TIME.format(clock.instant());
      Catalog.execute(connection, "create schema " + Catalog.quoted(aside));
      move(connection, schema, aside);
    }
    move(connection, staging, schema);
    Catalog.execute(connection, "drop schema " + Catalog.quoted(staging));
    var mark = Catalog.quoted(schema, Catalog.MARK);
    Catalog.execute(connection, "create table " + mark + " (backup text not null)");
    try (var insert = connection.prepareStatement("insert into " + mark + " values (?)")) {
      insert.setString(1, backup);
      insert.executeUpdate();
    }
    return aside;
  }

  private static void move(Connection connection, String from, String to) throws SQLException {
    for (var statement : Catalog.moves(connection, from, to)) {
      Catalog.execute(connection, statement);
    }
  }

  private UserError failure(String reason, Exception e) {
    return new UserError(
        "The workers' tables cannot be restored into %s: %s. Neither it nor the home was changed."
            .formatted(server.name(), reason),
        e);
  }
}
