package dev.phoenix.bench;

import com.fasterxml.jackson.databind.ObjectMapper;
import com.fasterxml.jackson.databind.node.ObjectNode;
import java.io.PrintStream;
import java.nio.charset.StandardCharsets;
import java.sql.Connection;
import java.sql.DriverManager;
import java.sql.SQLException;
import java.util.Locale;

/**
 * Prints the requests and the books of the workers' database, one JSON object a line: first all
 * requests, as {@code {"request": {...}}}, then all entries, as {@code {"entry": {...}}}. It reads
 * the tables themselves, so that what is counted there does not go by what any program of Phoenix
 * says. An H2 file can be read while the workers do not run.
 *
 * <p>Arguments: JDBC URL, user, password.
 */
public final class StoredRequests {

  private static final ObjectMapper JSON = new ObjectMapper();

  private StoredRequests() {}

  /** Prints them. */
  public static void main(String[] arguments) throws SQLException {
    var out = new PrintStream(System.out, false, StandardCharsets.UTF_8);
    try (var connection = DriverManager.getConnection(arguments[0], arguments[1], arguments[2])) {
      print(
          connection,
          "request",
          "select number, id, request_key, type, process_instance_key, state, decision, decided_by,"
              + " decided_via from human_request order by number",
          out);
      print(
          connection,
          "entry",
          "select seq, account_kind, currency, entry_kind, amount, request_id, reference, hash from"
              + " book_entry order by seq",
          out);
    }
    out.flush();
  }

  private static void print(Connection connection, String name, String query, PrintStream out)
      throws SQLException {
    try (var statement = connection.createStatement();
        var rows = statement.executeQuery(query)) {
      var columns = rows.getMetaData();
      while (rows.next()) {
        var line = JSON.createObjectNode();
        var row = line.putObject(name);
        for (int i = 1; i <= columns.getColumnCount(); i++) {
          put(row, columns.getColumnLabel(i).toLowerCase(Locale.ROOT), rows.getString(i));
        }
        out.println(line);
      }
    }
  }

  private static void put(ObjectNode row, String column, String value) {
    if (value != null) {
      row.put(column, value);
    }
  }
}
