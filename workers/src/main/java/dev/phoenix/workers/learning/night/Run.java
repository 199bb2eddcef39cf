package dev.phoenix.workers.learning.night;

import java.time.Instant;
import java.util.Locale;
import org.jspecify.annotations.Nullable;

/**
 * A row of {@code learning_run}.
 *
 * @param processInstanceKey the flow's instance; null until one took it
 * @param outcome as in the variable {@code night}; null until it ended
 * @param result that variable as JSON; null until it ended
 * @param waitsUntil a request that no flow took until then is over
 */
record Run(
    String runId,
    @Nullable Long processInstanceKey,
    State state,
    @Nullable String outcome,
    @Nullable String result,
    Instant requestedAt,
    Instant waitsUntil,
    @Nullable Instant begunAt,
    @Nullable Instant endedAt) {

  /** How far it is. */
  enum State {
    /** Its message is published. */
    REQUESTED,
    /** A job or a person works on it. */
    WORKING,
    /** The flow waits for the trainer. */
    TRAINING,
    /** Its adapter is live, and the flow waits for what is said of it. */
    WATCHING,
    /** Nothing more happens. */
    ENDED;

    String word() {
      return name().toLowerCase(Locale.ROOT);
    }

    static State of(String word) {
      return valueOf(word.toUpperCase(Locale.ROOT));
    }
  }

  /** What becomes of the examples that it was the first to use. */
  enum Use {
    /** They are live: later nights train on them again. */
    LEARNED,
    /** A further night tries them, three at most. */
    WAITING,
    /** They had no chance: the next night has them as if they were new. */
    FREE,
    /** They did harm. */
    ASIDE;

    String word() {
      return name().toLowerCase(Locale.ROOT);
    }
  }
}
