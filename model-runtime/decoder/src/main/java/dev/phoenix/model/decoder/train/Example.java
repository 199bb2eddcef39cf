package dev.phoenix.model.decoder.train;

import java.util.Arrays;

/** One sequence to learn from. */
public final class Example {

  private final int[] tokens;
  private final boolean[] learned;
  private final int learnedCount;
  private final float weight;

  /**
   * A sequence.
   *
   * @param tokens its ids
   * @param learned which of them the model is to predict; the first never is, nothing precedes it
   */
  public Example(int[] tokens, boolean[] learned) {
    this(tokens, learned, 1);
  }

  private Example(int[] tokens, boolean[] learned, float weight) {
    if (tokens.length < 2 || tokens.length != learned.length) {
      throw new IllegalArgumentException(
          "An example needs two tokens or more and a mark for each, not %d and %d"
              .formatted(tokens.length, learned.length));
    }
    this.tokens = tokens.clone();
    this.learned = learned.clone();
    this.learned[0] = false;
    int count = 0;
    for (boolean mark : this.learned) {
      count += mark ? 1 : 0;
    }
    if (count == 0) {
      throw new IllegalArgumentException("An example needs a token to learn");
    }
    if (!(weight > 0) || !Float.isFinite(weight)) {
      throw new IllegalArgumentException("An example's weight must be above 0, not " + weight);
    }
    this.learnedCount = count;
    this.weight = weight;
  }

  /** A prompt, which is read, and a response, which is learned. */
  public static Example of(int[] prompt, int[] response) {
    int[] tokens = Arrays.copyOf(prompt, prompt.length + response.length);
    System.arraycopy(response, 0, tokens, prompt.length, response.length);
    boolean[] learned = new boolean[tokens.length];
    Arrays.fill(learned, prompt.length, tokens.length, true);
    return new Example(tokens, learned);
  }

  /** The same, each of its tokens counting as so many; above 0. */
  public Example weighing(double tokens) {
    return new Example(this.tokens, learned, (float) tokens);
  }

  /** Number of tokens. */
  public int length() {
    return tokens.length;
  }

  /** Number of tokens to learn. */
  public int learnedCount() {
    return learnedCount;
  }

  /** How many tokens each of its tokens counts as; 1 unless said otherwise. */
  public float weight() {
    return weight;
  }

  int token(int at) {
    return tokens[at];
  }

  boolean learned(int at) {
    return learned[at];
  }
}
