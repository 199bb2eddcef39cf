package dev.phoenix.connector.telegram.updates;

import java.sql.Connection;
import java.sql.PreparedStatement;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.time.Instant;
import java.time.ZoneOffset;
import java.util.ArrayList;
import java.util.List;
import javax.sql.DataSource;
import org.jspecify.annotations.Nullable;

/** Transactions on the inbox's tables. */
final class InboxDatabase {

  private static final String DUPLICATE_KEY = "23505";

  private final DataSource database;

  InboxDatabase(DataSource database) {
    this.database = database;
  }

  /** Carries out all or nothing; once more if another process inserted the same row meanwhile. */
  <T> T transaction(Work<T> work) {
    try {
      return once(work);
    } catch (SQLException e) {
      if (DUPLICATE_KEY.equals(e.getSQLState())) {
        try {
          return once(work);
        } catch (SQLException again) {
          throw unavailable(again);
        }
      }
      throw unavailable(e);
    }
  }

  private <T> T once(Work<T> work) throws SQLException {
    try (var connection = database.getConnection()) {
      connection.setAutoCommit(false);
      try {
        var result = work.on(connection);
        connection.commit();
        return result;
      } catch (SQLException | RuntimeException e) {
        connection.rollback();
        throw e;
      } finally {
        connection.setAutoCommit(true);
      }
    }
  }

  static int update(Connection connection, String sql, @Nullable Object... values)
      throws SQLException {
    try (var statement = connection.prepareStatement(sql)) {
      bind(statement, values);
      return statement.executeUpdate();
    }
  }

  static <T> List<T> rows(
      Connection connection, String sql, Row<T> reader, @Nullable Object... values)
      throws SQLException {
    try (var statement = connection.prepareStatement(sql)) {
      bind(statement, values);
      try (var rows = statement.executeQuery()) {
        var all = new ArrayList<T>();
        while (rows.next()) {
          all.add(reader.read(rows));
        }
        return all;
      }
    }
  }

  private static void bind(PreparedStatement statement, @Nullable Object... values)
      throws SQLException {
    for (int i = 0; i < values.length; i++) {
      var value = values[i];
      statement.setObject(i + 1, value instanceof Instant at ? at.atOffset(ZoneOffset.UTC) : value);
    }
  }

  private static InboxException unavailable(SQLException e) {
    return new InboxException(
        "The Telegram inbox's database cannot be used: "
            + e.getMessage()
            + ". Check its URL, and that it is running",
        e);
  }

  /** What is done in a transaction. */
  interface Work<T> {
    T on(Connection connection) throws SQLException;
  }

  /** Reads a row. */
  interface Row<T> {
    T read(ResultSet row) throws SQLException;
  }
}
