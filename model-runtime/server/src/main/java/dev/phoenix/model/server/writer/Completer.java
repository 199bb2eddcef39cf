package dev.phoenix.model.server.writer;

import java.util.function.Consumer;

/** A writer that can also complete any prompt, as a language model does. */
public interface Completer extends Writer {

  /**
   * Completes a prompt.
   *
   * @param system instructions that stand apart from the prompt; may be empty
   * @param onText is given each piece of text as it comes
   * @return how many tokens the prompt and the completion had, 0 where the server does not say
   * @throws WriterException if it could not, or not to the end
   */
  Tokens complete(String system, String prompt, Sampling sampling, Consumer<String> onText)
      throws WriterException;

  /**
   * How to choose tokens.
   *
   * @param maxTokens the most tokens to write
   * @param temperature 0 is greedy
   * @param seed for repeatable answers, where the server supports it
   */
  record Sampling(int maxTokens, float temperature, long seed) {}

  /** How many tokens a completion took. */
  record Tokens(int prompt, int completion) {}
}
