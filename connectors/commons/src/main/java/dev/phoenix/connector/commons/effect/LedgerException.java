package dev.phoenix.connector.commons.effect;

/**
 * The ledger's database cannot be used now. Passing trouble: nothing was sent because of it, and a
 * later try may work.
 */
public final class LedgerException extends RuntimeException {

  private static final long serialVersionUID = 1L;

  LedgerException(String message, Throwable cause) {
    super(message, cause);
  }
}
