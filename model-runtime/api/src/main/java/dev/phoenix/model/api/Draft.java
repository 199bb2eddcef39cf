package dev.phoenix.model.api;

import java.util.List;

/**
 * The best draft of an omni-loop and how it came to be.
 *
 * @param text the text to review
 * @param writer who wrote it: {@code template}, {@code phoenix-core}, {@code ollama:<model>} or
 *     {@code openai:<model>}; with {@code @<adapter>} if the model used one
 * @param score 0 to 1, what the checker says of it
 * @param confidence 0 to 1, how likely it is that the text can be taken as it is: from findings
 *     and, where a model tells it, from how sure it was of its words
 * @param findings what is still wrong with it
 * @param iterations every draft that was made, in order
 * @param summary one line for people: who wrote it, in how many iterations, how good it is, and why
 *     a fallback was used
 * @param fallbackUsed whether a preferred writer was dead, slow or refused, and another one wrote
 *     the text
 * @param milliseconds how long all of it took
 */
public record Draft(
    String text,
    String writer,
    double score,
    double confidence,
    List<Finding> findings,
    List<Iteration> iterations,
    String summary,
    boolean fallbackUsed,
    long milliseconds) {

  public Draft {
    findings = List.copyOf(findings);
    iterations = List.copyOf(iterations);
  }

  /** Who wrote it, without the adapter. */
  public String model() {
    return Writers.model(writer);
  }
}
