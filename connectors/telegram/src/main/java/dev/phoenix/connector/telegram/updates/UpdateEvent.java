package dev.phoenix.connector.telegram.updates;

import java.util.Locale;

/**
 * Something that became of an update.
 *
 * @param type what
 * @param updateId of which
 */
public record UpdateEvent(Type type, long updateId) {

  /** What can become of an update. */
  public enum Type {
    /** The handler returned, and that is recorded. */
    HANDLED,
    /** It was handled before: nothing happened. */
    REPEATED,
    /** It is nothing that people tell the bot. */
    IGNORED,
    /** It comes from elsewhere: nothing happened, and nobody was answered. */
    DROPPED,
    /** The handler threw: it comes again. */
    FAILED,
    /** It failed for the last time, and is kept with the reason. */
    SET_ASIDE;

    /** The value of a metric's tag. */
    public String tag() {
      return name().toLowerCase(Locale.ROOT);
    }
  }
}
