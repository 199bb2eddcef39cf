package dev.phoenix.model.adapters;

import java.time.Instant;
import org.jspecify.annotations.Nullable;

/**
 * A line of the history: from then on, this adapter is live for a model, or none.
 *
 * @param at when
 * @param action what was done
 * @param base sha256 of the model's file
 * @param adapter what is live since; null for the model alone
 * @param scale how strongly it is applied; 1 is as trained
 */
public record Activation(
    Instant at, Action action, String base, @Nullable AdapterId adapter, float scale) {

  /** What changes which adapter is live. */
  public enum Action {
    /** An adapter was made live. */
    ACTIVATE,
    /** The model alone was made live. */
    DEACTIVATE,
    /** What was live before was made live again. */
    ROLL_BACK
  }

  /** What is live before anything was activated. */
  static Activation nothing(String base) {
    return new Activation(Instant.EPOCH, Action.DEACTIVATE, base, null, 1);
  }
}
