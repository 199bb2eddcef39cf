package dev.phoenix.model.api;

import java.util.List;

/**
 * One draft of an omni-loop and what the checker said of it.
 *
 * @param number 1 to 3, counted for each writer on its own: a fallback starts again at 1
 * @param writer who wrote it: {@code template}, {@code phoenix-core}, {@code ollama:<model>} or
 *     {@code openai:<model>}; with {@code @<adapter>} if the model used one
 * @param text the draft
 * @param score 0 to 1, what the checker says of it
 * @param confidence 0 to 1, how likely it is that the text can be taken as it is: from findings
 *     and, where a model tells it, from how sure it was of its words
 * @param findings what was wrong with it
 * @param milliseconds how long writing and checking took
 */
public record Iteration(
    int number,
    String writer,
    String text,
    double score,
    double confidence,
    List<Finding> findings,
    long milliseconds) {

  public Iteration {
    findings = List.copyOf(findings);
  }

  /** Who wrote it, without the adapter. */
  public String model() {
    return Writers.model(writer);
  }
}
