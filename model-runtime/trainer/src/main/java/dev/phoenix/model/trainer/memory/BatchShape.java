package dev.phoenix.model.trainer.memory;

import dev.phoenix.model.decoder.train.Batch;
import java.util.List;

/**
 * How large the batches of a training become.
 *
 * @param tokens most tokens of a batch, padding included
 * @param longest tokens of the longest sequence
 * @param learned most tokens of a batch that are learned, at most {@code tokens}
 */
public record BatchShape(long tokens, long longest, long learned) {

  /** A bound of all of these. */
  public static BatchShape of(List<Batch> batches) {
    long tokens = 0;
    long longest = 0;
    long learned = 0;
    for (Batch batch : batches) {
      tokens = Math.max(tokens, batch.tokens());
      longest = Math.max(longest, batch.time());
      learned = Math.max(learned, batch.learnedCount());
    }
    return new BatchShape(tokens, longest, learned);
  }

  /** The same cut to so many tokens a batch; a sequence is never cut. */
  BatchShape within(long mostTokens) {
    return shrunk(Math.max(mostTokens, longest), longest);
  }

  /** The same without sequences that are longer. */
  BatchShape upTo(long mostLongest) {
    return shrunk(tokens, Math.min(mostLongest, longest));
  }

  private BatchShape shrunk(long toTokens, long toLongest) {
    long fewer = Math.min(tokens, toTokens);
    return new BatchShape(fewer, toLongest, Math.ceilDiv(learned * fewer, Math.max(1, tokens)));
  }
}
