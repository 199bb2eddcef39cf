package dev.phoenix.model.llama.bench;

/**
 * Another implementation of the same model to compare the speed of decoding with. This module sees
 * none; one who sees this module and another implementation passes it in.
 */
public interface Reference extends AutoCloseable {

  /**
   * Generates greedily, past a token that ends the text.
   *
   * @return how many tokens were generated
   */
  int generate(String prompt, int tokens);

  @Override
  void close();
}
