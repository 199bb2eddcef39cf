package dev.phoenix.model.decoder.tokenizer;

/** Two neighbouring token ids as one key. */
final class Pair {

  private Pair() {}

  static long of(int left, int right) {
    return ((long) left << 32) | (right & 0xFFFFFFFFL);
  }

  static int left(long pair) {
    return (int) (pair >> 32);
  }

  static int right(long pair) {
    return (int) pair;
  }
}
