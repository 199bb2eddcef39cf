package dev.phoenix.local.backup.postgresql;

import java.sql.Connection;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.util.ArrayList;
import java.util.List;
import java.util.stream.Collectors;

/** What PostgreSQL's catalog says about a schema; objects of extensions are never meant. */
final class Catalog {

  /** Of an unfinished restore; in no backup. */
  static final String MARK = "phoenix_restore";

  private static final String TABLES =
      """
      select c.relname from pg_class c join pg_namespace n on n.oid = c.relnamespace
      where n.nspname = ? and c.relkind in ('r', 'p')
        and not exists (select from pg_depend d
          where d.classid = 'pg_class'::regclass and d.objid = c.oid and d.deptype = 'e')
      order by c.relname
      """;
  private static final String COLUMNS =
      """
      select a.attname from pg_attribute a join pg_class c on c.oid = a.attrelid
        join pg_namespace n on n.oid = c.relnamespace
      where n.nspname = ? and c.relname = ? and a.attnum > 0
        and not a.attisdropped and a.attgenerated = ''
      order by a.attnum
      """;
  private static final String REFERENCED =
      """
      select distinct t.relname from pg_constraint f join pg_class c on c.oid = f.conrelid
        join pg_namespace n on n.oid = c.relnamespace join pg_class t on t.oid = f.confrelid
      where f.contype = 'f' and n.nspname = ? and c.relname = ? and t.oid <> c.oid
      """;
  // sequences of columns and indexes go with their tables
  private static final String MOVES =
      """
      select format('alter %s %I.%I set schema %I',
        case c.relkind when 'S' then 'sequence' when 'v' then 'view'
          when 'm' then 'materialized view' when 'f' then 'foreign table' else 'table' end,
        n.nspname, c.relname, ?)
      from pg_class c join pg_namespace n on n.oid = c.relnamespace
      where n.nspname = ? and c.relkind in ('r', 'p', 'v', 'm', 'S', 'f')
        and not exists (select from pg_depend d
          where d.classid = 'pg_class'::regclass and d.objid = c.oid
            and (d.deptype = 'e' or c.relkind = 'S' and d.deptype in ('a', 'i')))
      union all
      select format('alter routine %s set schema %I', p.oid::regprocedure, ?)
      from pg_proc p join pg_namespace n on n.oid = p.pronamespace
      where n.nspname = ?
        and not exists (select from pg_depend d
          where d.classid = 'pg_proc'::regclass and d.objid = p.oid and d.deptype = 'e')
      """;
  private static final String SEQUENCES =
      """
      select sequencename, last_value from pg_sequences
      where schemaname = ? and last_value is not null order by sequencename
      """;

  private Catalog() {}

  /** The schema of unqualified names. */
  static String schema(Connection connection) throws SQLException {
    var schema = connection.getSchema();
    if (schema == null) {
      throw new SQLException("the schema that the URL names is not there: make it first");
    }
    return schema;
  }

  static List<String> tables(Connection connection, String schema) throws SQLException {
    return texts(connection, TABLES, schema);
  }

  static List<String> columns(Connection connection, String schema, String table)
      throws SQLException {
    return texts(connection, COLUMNS, schema, table);
  }

  /** The other tables that a table's foreign keys name. */
  static List<String> referenced(Connection connection, String schema, String table)
      throws SQLException {
    return texts(connection, REFERENCED, schema, table);
  }

  /** The statements that move all of a schema into another one. */
  static List<String> moves(Connection connection, String from, String to) throws SQLException {
    return texts(connection, MOVES, to, from, to, from);
  }

  static List<Contents.Sequence> sequences(Connection connection, String schema)
      throws SQLException {
    try (var query = connection.prepareStatement(SEQUENCES)) {
      query.setString(1, schema);
      var sequences = new ArrayList<Contents.Sequence>();
      try (var rows = query.executeQuery()) {
        while (rows.next()) {
          sequences.add(new Contents.Sequence(rows.getString(1), rows.getLong(2)));
        }
      }
      return sequences;
    }
  }

  static List<String> texts(Connection connection, String sql, String... parameters)
      throws SQLException {
    try (var query = connection.prepareStatement(sql)) {
      for (int i = 0; i < parameters.length; i++) {
        query.setString(i + 1, parameters[i]);
      }
      try (var rows = query.executeQuery()) {
        return texts(rows);
      }
    }
  }

  private static List<String> texts(ResultSet rows) throws SQLException {
    var texts = new ArrayList<String>();
    while (rows.next()) {
      texts.add(rows.getString(1));
    }
    return texts;
  }

  static void execute(Connection connection, String sql) throws SQLException {
    try (var statement = connection.createStatement()) {
      statement.execute(sql);
    }
  }

  /** A name as SQL takes it, whatever it holds. */
  static String quoted(String name) {
    return '"' + name.replace("\"", "\"\"") + '"';
  }

  static String quoted(String schema, String name) {
    return quoted(schema) + "." + quoted(name);
  }

  /** What {@code COPY} calls a table and its columns. */
  static String quoted(String schema, Contents.Table table) {
    return quoted(schema, table.name())
        + table.columns().stream()
            .map(Catalog::quoted)
            .collect(Collectors.joining(", ", " (", ")"));
  }
}
