package dev.phoenix.model.decoder.generate;

import java.util.List;

/**
 * What a prompt led to.
 *
 * @param tokens ids, without the stop token
 * @param meanLogProbability of the tokens and the stop token under the model itself (temperature 1,
 *     nothing cut off), in nats
 * @param finished whether a stop token ended it, rather than a limit
 */
public record Generation(List<Integer> tokens, double meanLogProbability, boolean finished) {

  public Generation {
    tokens = List.copyOf(tokens);
  }

  /** The ids for a tokenizer. */
  public int[] ids() {
    return tokens.stream().mapToInt(Integer::intValue).toArray();
  }
}
