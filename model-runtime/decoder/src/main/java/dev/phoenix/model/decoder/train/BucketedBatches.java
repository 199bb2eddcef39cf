package dev.phoenix.model.decoder.train;

import java.util.ArrayList;
import java.util.Collections;
import java.util.Comparator;
import java.util.List;
import java.util.Random;
import java.util.function.LongFunction;

/**
 * Batches of sequences of like length and about the same number of tokens, in an order shuffled
 * anew each epoch by the seed. For one thread.
 */
public final class BucketedBatches implements BatchSource {

  /** Sequences are sorted by length within chunks of this many, so that batches stay mixed. */
  private static final int CHUNK = 2048;

  private final LongFunction<List<Example>> epochs;
  private final int tokensPerBatch;
  private final int batchesPerStep;
  private final long seed;
  private final int stepsPerEpoch;
  private long epoch = -1;
  private List<Batch> current = List.of();

  /**
   * A source.
   *
   * @param tokensPerBatch most tokens of a batch, padding included; a longer sequence goes alone
   * @param batchesPerStep how many a step sums up: workers times accumulation
   */
  public BucketedBatches(
      List<Example> examples, int tokensPerBatch, int batchesPerStep, long seed) {
    this(always(examples), tokensPerBatch, batchesPerStep, seed);
  }

  /**
   * A source whose examples differ from epoch to epoch.
   *
   * @param epochs examples of each epoch, from 0 on: the same whenever it is asked, about as many
   * @param tokensPerBatch most tokens of a batch, padding included; a longer sequence goes alone
   * @param batchesPerStep how many a step sums up: workers times accumulation
   */
  public BucketedBatches(
      LongFunction<List<Example>> epochs, int tokensPerBatch, int batchesPerStep, long seed) {
    if (epochs.apply(0).isEmpty()) {
      throw new IllegalArgumentException("There are no examples to learn from");
    }
    this.epochs = epochs;
    this.tokensPerBatch = tokensPerBatch;
    this.batchesPerStep = batchesPerStep;
    this.seed = seed;
    this.stepsPerEpoch = Math.max(1, batches(shuffled(0)).size() / batchesPerStep);
  }

  /** Batches that go once through all examples, the shortest first; none of none. */
  public static List<Batch> inOrder(List<Example> examples, int tokensPerBatch) {
    List<Example> sorted = new ArrayList<>(examples);
    sorted.sort(Comparator.comparingInt(Example::length));
    List<Batch> batches = new ArrayList<>();
    cut(sorted, tokensPerBatch, batches);
    return batches;
  }

  private static LongFunction<List<Example>> always(List<Example> examples) {
    List<Example> same = List.copyOf(examples);
    return epoch -> same;
  }

  /** About how many steps go once through the examples. */
  public int stepsPerEpoch() {
    return stepsPerEpoch;
  }

  @Override
  public List<Batch> batches(long step) {
    long wanted = step / stepsPerEpoch;
    if (wanted != epoch) {
      current = batches(shuffled(wanted));
      epoch = wanted;
    }
    int first = (int) (step % stepsPerEpoch) * batchesPerStep;
    List<Batch> batches = new ArrayList<>();
    for (int i = 0; i < batchesPerStep; i++) {
      batches.add(current.get((first + i) % current.size()));
    }
    return batches;
  }

  private List<Example> shuffled(long number) {
    List<Example> order = new ArrayList<>(epochs.apply(number));
    Collections.shuffle(order, random(number));
    return order;
  }

  private List<Batch> batches(List<Example> order) {
    List<Batch> batches = new ArrayList<>();
    for (int start = 0; start < order.size(); start += CHUNK) {
      List<Example> chunk =
          new ArrayList<>(order.subList(start, Math.min(start + CHUNK, order.size())));
      chunk.sort(Comparator.comparingInt(Example::length));
      cut(chunk, tokensPerBatch, batches);
    }
    Collections.shuffle(batches, random(order.size()));
    return batches;
  }

  private static void cut(List<Example> sorted, int tokensPerBatch, List<Batch> into) {
    List<Example> open = new ArrayList<>();
    for (Example example : sorted) {
      int tokens = (open.size() + 1) * Batch.padded(example.length() - 1);
      if (!open.isEmpty() && tokens > tokensPerBatch) {
        into.add(new Batch(open));
        open = new ArrayList<>();
      }
      open.add(example);
    }
    if (!open.isEmpty()) {
      into.add(new Batch(open));
    }
  }

  private Random random(long salt) {
    return new Random(seed * 1_000_003 + salt);
  }
}
