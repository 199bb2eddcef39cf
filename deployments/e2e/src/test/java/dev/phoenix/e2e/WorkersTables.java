package dev.phoenix.e2e;

import java.nio.file.Path;
import java.sql.DriverManager;
import java.sql.SQLException;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;

/** The workers' tables of a home in which nothing runs. */
record WorkersTables(Path home) {

  /** All rows, each as its columns' texts by name. */
  List<Map<String, String>> rows(String query) throws SQLException {
    var url =
        "jdbc:h2:file:"
            + home.resolve("data/workers/workers")
            + ";MODE=PostgreSQL;DATABASE_TO_LOWER=TRUE;DEFAULT_NULL_ORDERING=HIGH;IFEXISTS=TRUE";
    var rows = new ArrayList<Map<String, String>>();
    try (var connection = DriverManager.getConnection(url, "sa", "");
        var statement = connection.createStatement();
        var result = statement.executeQuery(query)) {
      var columns = result.getMetaData();
      while (result.next()) {
        var row = new TreeMap<String, String>();
        for (int i = 1; i <= columns.getColumnCount(); i++) {
          row.put(columns.getColumnLabel(i), String.valueOf(result.getString(i)));
        }
        rows.add(row);
      }
    }
    return rows;
  }
}
