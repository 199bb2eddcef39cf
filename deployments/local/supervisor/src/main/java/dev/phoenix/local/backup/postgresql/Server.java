package dev.phoenix.local.backup.postgresql;

import java.sql.Connection;
import java.sql.DriverManager;
import java.sql.SQLException;
import java.util.Properties;
import org.jspecify.annotations.Nullable;

/**
 * A PostgreSQL database as the workers reach it.
 *
 * @param url a JDBC URL; its {@code currentSchema} is respected
 * @param user null if the URL says it
 * @param password null if there is none, or the URL says it; secret
 */
public record Server(String url, @Nullable String user, @Nullable String password) {

  private static final String PREFIX = "jdbc:postgresql:";
  private static final String SECONDS = "10";

  /** Whether a JDBC URL is of PostgreSQL. */
  public static boolean isMeantBy(String url) {
    return url.startsWith(PREFIX);
  }

  /** A connection that waits no longer than seconds for an answer. */
  Connection connect() throws SQLException {
    var properties = new Properties();
    properties.setProperty("connectTimeout", SECONDS);
    properties.setProperty("loginTimeout", SECONDS);
    properties.setProperty("socketTimeout", SECONDS);
    properties.setProperty("ApplicationName", "phoenix-backup");
    if (user != null) {
      properties.setProperty("user", user);
    }
    if (password != null) {
      properties.setProperty("password", password);
    }
    return DriverManager.getConnection(url, properties);
  }

  /** The URL without its parameters, which may hold a password. */
  public String name() {
    return url.replaceAll("\\?.*", "");
  }

  @Override
  public String toString() {
    return name();
  }
}
