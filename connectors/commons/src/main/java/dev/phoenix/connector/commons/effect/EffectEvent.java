package dev.phoenix.connector.commons.effect;

import java.util.Locale;

/**
 * Something that the ledger has durably recorded.
 *
 * @param type what happened
 * @param effect the row after it
 */
public record EffectEvent(Type type, Effect effect) {

  /** What can happen to an effect. */
  public enum Type {
    /** Recorded for the first time, nothing sent. */
    INTENDED,
    /** About to be sent: this is committed before the first byte leaves. */
    SENT,
    /** The remote holds it. */
    CONFIRMED,
    /** The remote, or the way to it, refused: nothing was published. */
    REFUSED,
    /** The outcome is open. */
    UNKNOWN,
    /** A look-up or a person found that nothing was published: it may be sent again. */
    ABSENT;

    /** The value of a metric's tag {@code state}. */
    public String tag() {
      return name().toLowerCase(Locale.ROOT);
    }
  }
}
