package dev.phoenix.connector.commons.effect;

import java.sql.SQLException;

/**
 * The ledger's database did not do as it was told; a later try may succeed. Nothing is sent without
 * the ledger.
 */
public final class LedgerUnavailableException extends RuntimeException {

  private static final long serialVersionUID = 1L;

  private final String sqlState;

  LedgerUnavailableException(SQLException cause) {
    super("The effect ledger's database cannot be used now: " + cause.getMessage(), cause);
    this.sqlState = cause.getSQLState() == null ? "" : cause.getSQLState();
  }

  /** The SQL state, empty if the driver gave none. */
  String sqlState() {
    return sqlState;
  }
}
