package dev.phoenix.local.backup.postgresql;

import java.net.SocketTimeoutException;
import java.sql.SQLException;

/** What people are told of a database that does not do as it should. */
final class Failures {

  private static final String LOCK_NOT_AVAILABLE = "55P03";
  private static final String QUERY_CANCELED = "57014";
  private static final String NO_PRIVILEGE = "42501";

  private Failures() {}

  static String reason(SQLException e) {
    if (LOCK_NOT_AVAILABLE.equals(e.getSQLState())) {
      return "another program holds a lock on a table and did not give it back in time";
    }
    if (QUERY_CANCELED.equals(e.getSQLState()) || isTimeout(e)) {
      return "the database did not answer in time";
    }
    var message = String.valueOf(e.getMessage()).lines().findFirst().orElse("");
    return NO_PRIVILEGE.equals(e.getSQLState())
        ? message + " (its user needs the right to make schemas and must own the tables)"
        : message;
  }

  private static boolean isTimeout(Throwable e) {
    for (var cause = e.getCause(); cause != null; cause = cause.getCause()) {
      if (cause instanceof SocketTimeoutException) {
        return true;
      }
    }
    return false;
  }
}
