package dev.phoenix.model.api.text;

/**
 * What was generated.
 *
 * @param text the answer: valid Unicode, without the stop that ended it
 * @param finish why it ended
 * @param promptTokens tokens of the prompt
 * @param cachedTokens how many of these came from the prefix cache and were not computed again
 * @param generatedTokens tokens drawn, the one that ended the answer included
 * @param meanLogProbability mean natural logarithm of the probability of the generated tokens under
 *     the model at temperature 1, before penalties and cuts; at most 0, and 0 when none was
 *     generated; not a number where a server behind the model does not tell
 */
public record TextResult(
    String text,
    Finish finish,
    int promptTokens,
    int cachedTokens,
    int generatedTokens,
    double meanLogProbability) {

  /** Why an answer ended. */
  public enum Finish {
    /** The model ended it, or a stop text came. */
    STOP,
    /** The most tokens asked for were generated. */
    LENGTH,
    /** The caller cancelled it; the text so far is kept. */
    CANCELLED
  }
}
