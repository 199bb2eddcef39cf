package dev.phoenix.connector.commons.effect;

import com.zaxxer.hikari.HikariConfig;
import com.zaxxer.hikari.HikariDataSource;
import java.sql.Connection;
import java.sql.SQLException;
import java.util.Arrays;
import java.util.Locale;
import javax.sql.DataSource;
import org.flywaydb.core.Flyway;

/**
 * Opens and prepares the ledger's database. A ledger that forgets an acknowledged commit sends
 * twice, so an H2 database is only taken with {@code WRITE_DELAY=0}: by default H2 flushes a commit
 * half a second after it was acknowledged, and a process that is killed in between has lost it.
 */
public final class LedgerDatabase {

  private static final String H2 = "jdbc:h2:";

  private LedgerDatabase() {}

  /**
   * A small pool on a database.
   *
   * @param url {@code jdbc:h2:file:...} or {@code jdbc:postgresql:...}
   * @param user may be empty
   * @param password may be empty; never logged
   * @throws IllegalArgumentException if the URL asks for a database that does not keep what it
   *     acknowledged
   */
  public static HikariDataSource pool(String url, String user, String password) {
    var config = new HikariConfig();
    config.setPoolName("effect-ledger");
    config.setJdbcUrl(durable(url));
    config.setUsername(user);
    config.setPassword(password);
    if (url.startsWith("jdbc:postgresql:")) {
      // a server may be set to acknowledge commits that are not yet written
      config.setConnectionInitSql("set synchronous_commit = on");
    }
    config.setMaximumPoolSize(4);
    config.setMinimumIdle(0);
    config.setConnectionTimeout(5_000);
    // the pool may be made while the database is away; the first use says so
    config.setInitializationFailTimeout(-1);
    reopenClosed(config);
    return new HikariDataSource(config);
  }

  /** Has a pool open an H2 database again that H2 has closed, as it does on a full disk. */
  public static void reopenClosed(HikariConfig pool) {
    if (String.valueOf(pool.getJdbcUrl()).toLowerCase(Locale.ROOT).startsWith(H2)) {
      pool.setExceptionOverride(new ReopenedH2(pool));
    }
  }

  /** The URL with {@code WRITE_DELAY=0} where it is for H2 and does not say so itself. */
  public static String durable(String url) {
    if (!url.toLowerCase(Locale.ROOT).startsWith(H2)) {
      return url;
    }
    if (url.toLowerCase(Locale.ROOT).startsWith(H2 + "mem:")) {
      throw new IllegalArgumentException(
          "The effect ledger cannot live in memory: it would forget what was sent. Use"
              + " jdbc:h2:file:<path> or jdbc:postgresql://<host>/<database>");
    }
    var delay =
        Arrays.stream(url.split(";"))
            .map(setting -> setting.toUpperCase(Locale.ROOT).trim())
            .filter(setting -> setting.startsWith("WRITE_DELAY="))
            .findFirst();
    if (delay.isEmpty()) {
      return url + ";WRITE_DELAY=0";
    }
    if (!delay.get().equals("WRITE_DELAY=0")) {
      throw new IllegalArgumentException(
          delay.get()
              + " loses acknowledged commits when the process is killed: remove it from the effect"
              + " ledger's URL");
    }
    return url;
  }

  static void prepare(DataSource database) throws SQLException {
    prepare(database, LedgerDatabase.class, "db/effect-ledger", "effect_ledger_history");
  }

  /**
   * Brings tables up to date under their own history, so that the database may hold others too, and
   * refuses a database that forgets what it acknowledged.
   *
   * @param owner whose class path holds the scripts
   * @param scripts where they are on it
   * @param history the name of the table that tells which of them ran
   * @throws IllegalArgumentException if the database forgets
   */
  public static void prepare(DataSource database, Class<?> owner, String scripts, String history)
      throws SQLException {
    Flyway.configure(owner.getClassLoader())
        .dataSource(database)
        .locations("classpath:" + scripts)
        .table(history)
        .baselineOnMigrate(true)
        .baselineVersion("0")
        .load()
        .migrate();
    refuseForgetful(database);
  }

  /** Asks the open database itself, for a pool made elsewhere may carry any setting. */
  private static void refuseForgetful(DataSource database) throws SQLException {
    try (var connection = database.getConnection()) {
      var product = connection.getMetaData().getDatabaseProductName();
      if (product.equals("H2")
          && !setting(
                  connection,
                  "select setting_value from information_schema.settings where setting_name ="
                      + " 'WRITE_DELAY'")
              .equals("0")) {
        throw new IllegalArgumentException(
            "The H2 database must be opened with ;WRITE_DELAY=0 in its URL: without it acknowledged"
                + " commits are lost when the process is killed");
      }
      if (product.equals("PostgreSQL")
          && setting(connection, "show synchronous_commit").equals("off")) {
        throw new IllegalArgumentException(
            "PostgreSQL connections must have synchronous_commit on: without it acknowledged"
                + " commits are lost when the server is killed");
      }
    }
  }

  private static String setting(Connection connection, String query) throws SQLException {
    try (var statement = connection.prepareStatement(query);
        var rows = statement.executeQuery()) {
      return rows.next() ? rows.getString(1) : "";
    }
  }
}
