package dev.phoenix.local.watch;

import com.fasterxml.jackson.annotation.JsonValue;
import java.time.Instant;
import java.util.Locale;
import org.jspecify.annotations.Nullable;

/**
 * One message to people by one way, and how far it got.
 *
 * @param id its own, for those who must not be told twice
 * @param moment whether something broke or is back
 * @param key of the {@link Trouble}
 * @param title one line
 * @param text one or two sentences
 * @param at when it was noticed
 * @param state how far it got
 * @param way by which way it is told; the same notice by another way has the same id
 * @param tries how often it was tried
 * @param notBefore when it may be tried next; null for at once
 * @param why why it is not sent (yet); null for nothing
 */
public record Notice(
    String id,
    Moment moment,
    String key,
    Severity severity,
    String title,
    String text,
    Instant at,
    State state,
    String way,
    int tries,
    @Nullable Instant notBefore,
    @Nullable String why) {

  /** What it tells of. */
  public enum Moment {
    OPENED,
    CLOSED;

    /** As webhooks and status show it. */
    @JsonValue
    public String word() {
      return name().toLowerCase(Locale.ROOT);
    }
  }

  /** How far a notice got. */
  public enum State {
    /** It waits. */
    QUEUED,
    /** It is on its way now; found in the file after a crash, nobody knows whether it arrived. */
    SENDING,
    /** It arrived. */
    SENT,
    /** Nobody knows whether it arrived; it is not sent again. */
    UNKNOWN,
    /** It was not taken, or not for a day. */
    FAILED,
    /** Nobody is to be told: no way is configured. */
    NOBODY;

    boolean isFinal() {
      return this != QUEUED && this != SENDING;
    }

    /** As status shows it. */
    @JsonValue
    public String word() {
      return name().toLowerCase(Locale.ROOT);
    }
  }

  Notice in(State next, @Nullable String reason) {
    return new Notice(id, moment, key, severity, title, text, at, next, way, tries, null, reason);
  }

  Notice later(Instant when, String reason) {
    return new Notice(
        id, moment, key, severity, title, text, at, State.QUEUED, way, tries + 1, when, reason);
  }

  Notice by(String other, State first) {
    return new Notice(id, moment, key, severity, title, text, at, first, other, 0, null, null);
  }

  boolean isSame(Notice other) {
    return id.equals(other.id) && way.equals(other.way);
  }
}
