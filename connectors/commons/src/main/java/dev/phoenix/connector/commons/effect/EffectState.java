package dev.phoenix.connector.commons.effect;

/** What the ledger knows of an effect. */
public enum EffectState {
  /** It is meant to happen, and it is certain that it has not: it may be sent. */
  INTENDED,
  /**
   * The first byte may have left. Found by another execution than the sending one, it means
   * UNKNOWN.
   */
  SENT,
  /** The remote holds it. Final: nothing leads out of this state. */
  CONFIRMED,
  /** Nobody knows whether it happened: only a look-up or a person may decide, never another try. */
  UNKNOWN
}
