package dev.phoenix.model.trainer.data;

import dev.phoenix.model.decoder.train.Example;
import java.util.ArrayList;
import java.util.Collections;
import java.util.List;
import java.util.Random;
import java.util.function.LongFunction;

/**
 * The examples of an epoch: all that is to be learned, and general ones drawn anew each time, so
 * that they make up a share of all.
 */
public final class Mixture implements LongFunction<List<Example>> {

  private final TrainingData data;
  private final int replayed;
  private final long seed;

  /**
   * A mixture.
   *
   * @param share of the general examples in an epoch, from 0 up to 1 exclusive
   * @param seed of the draw
   */
  public Mixture(TrainingData data, double share, long seed) {
    this.data = data;
    this.seed = seed;
    this.replayed = (int) Math.round(share / (1 - share) * data.training().size());
  }

  /** How many general examples there are in an epoch. */
  public int replayed() {
    return replayed;
  }

  @Override
  public List<Example> apply(long epoch) {
    List<Example> examples = new ArrayList<>(data.training());
    Random random = new Random(seed * 1_000_003 + epoch);
    List<Example> order = new ArrayList<>(data.replay());
    for (int i = 0; i < replayed; i++) {
      if (i % order.size() == 0) {
        Collections.shuffle(order, random);
      }
      examples.add(order.get(i % order.size()));
    }
    return examples;
  }
}
