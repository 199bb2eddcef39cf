package dev.phoenix.local.backup.postgresql;

import java.sql.Connection;
import java.sql.SQLException;
import java.util.ArrayList;
import java.util.List;

/**
 * Rows for tables of any columns: text with all that a text format has to escape, nulls, extremes.
 */
record Rows(Connection connection) {

  private static final List<String> TEXTS =
      List.of(
          "tab\tnewline\nreturn\rbackslash\\ and \\N",
          "\\.",
          "",
          "\u0001\u0008\u000b\u007f \ufffd\\0\\x00",
          "quote ' \" $$ %s {}",
          "Gr\u00fc\u00dfe \u65e5\u672c \ud83d\ude00",
          "  spaces  ");

  private static final String COLUMNS =
      """
      select column_name || ' ' || data_type || ' ' || coalesce(character_maximum_length, 100000)
        || ' ' || is_nullable
      from information_schema.columns
      where table_schema = current_schema and table_name = ? and is_identity = 'NO'
      order by ordinal_position
      """;

  void insert(int rows) throws SQLException {
    for (var table : Catalog.tables(connection, "public")) {
      if (!Migrations.isHistory(table)) {
        for (int row = 0; row < (table.equals("installation") ? 1 : rows); row++) {
          insert(table, row);
        }
      }
    }
  }

  private void insert(String table, int row) throws SQLException {
    var names = new ArrayList<String>();
    var values = new ArrayList<String>();
    for (var column : Catalog.texts(connection, COLUMNS, table)) {
      var name = column.substring(0, column.indexOf(' '));
      var words = column.split(" ");
      boolean nullable = words[words.length - 1].equals("YES");
      int length = Integer.parseInt(words[words.length - 2]);
      names.add(name);
      values.add(nullable && row % 2 == 1 ? "null" : value(table, name, column, length, row));
    }
    Catalog.execute(
        connection,
        "insert into %s (%s) values (%s)"
            .formatted(table, String.join(", ", names), String.join(", ", values)));
  }

  private static String value(String table, String name, String column, int length, int row) {
    if (name.equals("state")) {
      return table.equals("effect") ? "'SENT'" : "'OPEN'";
    }
    if (name.equals("singleton")) {
      return "1";
    }
    var type = column.substring(column.indexOf(' ') + 1);
    if (type.startsWith("char") || type.startsWith("text")) {
      return "left(" + row + " || " + literal(TEXTS.get(row % TEXTS.size())) + ", " + length + ")";
    }
    if (type.startsWith("timestamp")) {
      return "timestamptz '2026-11-22 16:00:00.123456+00' + interval '%d hours'".formatted(row);
    }
    if (type.startsWith("uuid")) {
      return "'00000000-0000-4000-8000-00000000000%d'".formatted(row);
    }
    if (type.startsWith("boolean")) {
      return row % 2 == 0 ? "true" : "false";
    }
    if (type.startsWith("bigint")) {
      return Long.toString(Long.MAX_VALUE - row);
    }
    return type.startsWith("double") ? "0.1 + " + row + " / 3.0::float8" : "" + row;
  }

  private static String literal(String text) {
    return "'" + text.replace("'", "''") + "'";
  }
}
