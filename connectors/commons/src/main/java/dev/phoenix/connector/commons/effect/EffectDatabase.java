package dev.phoenix.connector.commons.effect;

import java.util.Locale;
import javax.sql.DataSource;
import org.flywaydb.core.Flyway;
import org.h2.jdbcx.JdbcDataSource;
import org.jspecify.annotations.Nullable;
import org.postgresql.ds.PGSimpleDataSource;

/** Opens and migrates the database that a ledger lives in. */
public final class EffectDatabase {

  private static final String H2_FILE = "jdbc:h2:file:";

  private EffectDatabase() {}

  /**
   * A data source for an H2 or PostgreSQL address.
   *
   * @throws EffectFaultException for any other database
   */
  public static DataSource open(String url, @Nullable String user, @Nullable String password) {
    if (url.startsWith("jdbc:h2:")) {
      var source = new JdbcDataSource();
      source.setUrl(durable(url));
      source.setUser(user == null ? "sa" : user);
      source.setPassword(password == null ? "" : password);
      return source;
    }
    if (url.startsWith("jdbc:postgresql:")) {
      var source = new PGSimpleDataSource();
      source.setUrl(url);
      if (user != null) {
        source.setUser(user);
      }
      if (password != null) {
        source.setPassword(password);
      }
      return source;
    }
    throw new EffectFaultException(
        "The effect ledger runs on H2 or PostgreSQL: give a URL that begins with jdbc:h2: or"
            + " jdbc:postgresql:");
  }

  /**
   * The same address with {@code WRITE_DELAY=0} for an H2 file: without it H2 acknowledges a commit
   * before it is on disk, and a crash forgets what was sent.
   *
   * @throws EffectFaultException if the address asks for another write delay
   */
  public static String durable(String url) {
    if (!url.startsWith(H2_FILE)) {
      return url;
    }
    var upper = url.toUpperCase(Locale.ROOT);
    if (!upper.contains(";WRITE_DELAY=")) {
      return url + ";WRITE_DELAY=0";
    }
    if (!upper.matches(".*;WRITE_DELAY=0(;.*)?")) {
      throw new EffectFaultException(
          "An H2 file needs WRITE_DELAY=0, or a crash forgets acknowledged commits: remove"
              + " WRITE_DELAY from the URL");
    }
    return url;
  }

  /** Creates or updates the ledger's tables; they keep a history of their own. */
  public static void migrate(DataSource source) {
    Flyway.configure(EffectDatabase.class.getClassLoader())
        .dataSource(source)
        .locations("classpath:db/effect-ledger")
        .table("effect_ledger_history")
        .baselineOnMigrate(true)
        .baselineVersion("0")
        .load()
        .migrate();
  }
}
