package dev.phoenix.model.server.writer;

import org.jspecify.annotations.Nullable;

/**
 * What a writer wrote.
 *
 * @param meanLogProbability of the tokens under the writer's model, in nats, at most 0; not a
 *     number where the writer does not tell
 * @param adapter the version that the model wrote with, such as {@code nightly-v3}; null for the
 *     model alone, and where another went live meanwhile
 */
public record Written(String text, double meanLogProbability, @Nullable String adapter) {

  /** A text of a model alone. */
  public Written(String text, double meanLogProbability) {
    this(text, meanLogProbability, null);
  }

  /** A text of a writer who does not tell how sure it was. */
  public static Written of(String text) {
    return new Written(text, Double.NaN);
  }
}
