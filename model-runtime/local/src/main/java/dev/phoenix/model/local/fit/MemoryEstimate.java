package dev.phoenix.model.local.fit;

import java.util.Locale;

/**
 * What a model needs, in bytes.
 *
 * <pre>
 * keysAndValues = 2 x layers x keyValueHeads x headSize x keyBytes x context x parallel
 * compute       = 4 x batch x (vocabulary + (heads + 1) x context x parallel
 *                              + 6 x width + 3 x feedForward)
 * </pre>
 *
 * The computation's buffers hold, of a step's tokens, the logits, the scores of one layer's
 * attention over all cells with their mask, and the intermediate results of one layer, each in 32
 * bits: an upper bound, for engines reuse them.
 *
 * @param weights the model's numbers
 * @param keysAndValues of all conversations
 * @param compute buffers of a step
 * @param other the prefix cache and the engine itself
 */
public record MemoryEstimate(long weights, long keysAndValues, long compute, long other) {

  /** The estimate for a model and a use. */
  public static MemoryEstimate of(Weights weights, Dimensions model, Use use) {
    long cells = (long) use.context() * use.parallel();
    long keysAndValues =
        2L * model.layers() * model.keyValueHeads() * model.headSize() * use.keyBytes() * cells;
    long compute =
        4L
            * use.batch()
            * (model.vocabulary()
                + (model.heads() + 1) * cells
                + 6L * model.width()
                + 3L * model.feedForward());
    return new MemoryEstimate(
        weights.bytes(), keysAndValues, compute, use.cacheBytes() + use.engineBytes());
  }

  /** All together. */
  public long total() {
    return weights + keysAndValues + compute + other;
  }

  @Override
  public String toString() {
    return "%s (weights %s, keys and values %s, computation %s, engine and cache %s)"
        .formatted(
            megabytes(total()),
            megabytes(weights),
            megabytes(keysAndValues),
            megabytes(compute),
            megabytes(other));
  }

  /** Rounded up, the same in all languages. */
  static String megabytes(long bytes) {
    return String.format(Locale.ROOT, "%,d MiB", (bytes + (1 << 20) - 1) >> 20);
  }
}
