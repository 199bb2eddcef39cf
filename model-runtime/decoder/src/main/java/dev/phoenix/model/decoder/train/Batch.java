package dev.phoenix.model.decoder.train;

import java.util.List;

/**
 * Sequences that go through the model together, padded on the right to the longest.
 *
 * @param examples one or more
 */
public record Batch(List<Example> examples) {

  /** Lengths are rounded up to a multiple of this, so that few shapes of array occur. */
  private static final int GRAIN = 8;

  public Batch {
    examples = List.copyOf(examples);
    if (examples.isEmpty()) {
      throw new IllegalArgumentException("A batch needs an example");
    }
  }

  /** Padded length of each sequence. */
  public int time() {
    int longest = 0;
    for (Example example : examples) {
      longest = Math.max(longest, example.length());
    }
    // the last token is only predicted, never read
    return padded(longest - 1);
  }

  /** Tokens that the model computes for, padding included. */
  public int tokens() {
    return time() * examples.size();
  }

  /** Tokens to learn. */
  public int learnedCount() {
    return examples.stream().mapToInt(Example::learnedCount).sum();
  }

  /** Tokens to learn, each counted by its example's weight. */
  double learnedWeight() {
    double weight = 0;
    for (Example example : examples) {
      weight += (double) example.weight() * example.learnedCount();
    }
    return weight;
  }

  /** Whether an example counts for more or less than another. */
  boolean weighted() {
    return examples.stream().anyMatch(example -> example.weight() != 1);
  }

  static int padded(int length) {
    return (length + GRAIN - 1) / GRAIN * GRAIN;
  }
}
