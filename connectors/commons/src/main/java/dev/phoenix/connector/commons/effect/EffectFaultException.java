package dev.phoenix.connector.commons.effect;

/**
 * A fault that no retry mends; its message says what to do. A connector turns it into an incident
 * at once.
 */
public final class EffectFaultException extends RuntimeException {

  private static final long serialVersionUID = 1L;

  public EffectFaultException(String message) {
    super(message);
  }
}
