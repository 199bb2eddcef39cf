package dev.phoenix.model.training.corpus;

import java.util.Random;
import java.util.stream.Stream;

/** What can be wrong, about as often as a trained model's drafts need it to be learned. */
enum Flaw {
  POLICY(28),
  BANNED(8),
  DEMAND(10),
  DROPPED(10),
  MISSPELT(14),
  HASHTAG(9),
  LONG(16),
  TWICE(3),
  GARBLED(8),
  LANGUAGE(2);

  private static final int SUM = Stream.of(values()).mapToInt(flaw -> flaw.weight).sum();

  private final int weight;

  Flaw(int weight) {
    this.weight = weight;
  }

  /** One of them, each as often as its weight says. */
  static Flaw draw(Random random) {
    int at = random.nextInt(SUM);
    for (var flaw : values()) {
      at -= flaw.weight;
      if (at < 0) {
        return flaw;
      }
    }
    throw new IllegalStateException("The weights sum up to less than their sum");
  }
}
