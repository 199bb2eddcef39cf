package dev.phoenix.model.server.writer;

/**
 * What a writer wrote.
 *
 * @param meanLogProbability of the tokens under the writer's model, in nats, at most 0; not a
 *     number where the writer does not tell
 */
public record Written(String text, double meanLogProbability) {

  /** A text of a writer who does not tell how sure it was. */
  public static Written of(String text) {
    return new Written(text, Double.NaN);
  }
}
