package dev.phoenix.model.trainer.memory;

import dev.phoenix.model.decoder.config.LlamaConfig;
import dev.phoenix.model.decoder.lora.LoraConfig;
import java.util.Locale;

/**
 * What a trainer's process takes at most, in bytes. With the base's width h, its query and
 * key-value widths q and k, feed-forward width f, heads a, layers l, vocabulary v and P numbers in
 * all; an adapter of T numbers and rank r; w threads; batches of n tokens, the longest sequence
 * having s, that learn m of them:
 *
 * <pre>
 * weights     = 4 P                          where the files hold 32 bits a number
 *             = 4 P + P x bits / 8           else: converted, beside the mapped files
 * adapter     = 4 T x (3 + w)                numbers, two moments, a gradient a thread
 * activations = 4/3 x 4 w x (l x (n x (4 h + 2 q + 2 k + 5 f + 8 + adapted) + n a s)
 *                            + n x (11 h + 8 q + 8 k + 5 f) + 3 n a s + m x (h + 4 v))
 *   adapted   = r for each adapted layer, and twice its inputs with dropout
 * heap        = 48 MiB + 12 x data files + 12 x largest matrix + 16 x context x head size
 *               + 4 w n f with dropout
 * natives     = 200 MiB                      PyTorch, the Java machine, their code and stacks
 * </pre>
 *
 * The activations count what autograd keeps of each layer, all that one layer computes on its way,
 * and the logits with their gradients. A third more is what the allocator cannot use again between
 * steps of different shapes.
 *
 * @param weights of the base
 * @param adapter with gradients and the optimizer's moments
 * @param activations of one batch a thread
 * @param heap of Java
 * @param natives what the process takes by itself
 */
public record MemoryEstimate(
    long weights, long adapter, long activations, long heap, long natives) {

  private static final long MIB = 1 << 20;
  private static final long NATIVES = 200 * MIB;
  private static final long HEAP = 48 * MIB;

  /** The estimate of a training. */
  public static MemoryEstimate of(TrainingShape shape) {
    LlamaConfig model = shape.model();
    LoraConfig lora = shape.lora();
    long numbers = numbers(model);
    long stored = shape.storedBits() == 32 ? 0 : numbers * shape.storedBits() / 8;
    return new MemoryEstimate(
        4 * numbers + stored,
        4 * Adapted.numbers(model, lora) * (3 + shape.threads()),
        4L * shape.threads() * activations(model, lora, shape.batch()) * 4 / 3,
        heap(shape),
        NATIVES);
  }

  private static long activations(LlamaConfig model, LoraConfig lora, BatchShape batch) {
    long n = batch.tokens();
    long h = model.hiddenSize();
    long f = model.feedForwardSize();
    long attention = (long) model.queryWidth() + model.keyValueWidth();
    long scores = n * model.heads() * batch.longest();
    long kept = n * (4 * h + 2 * attention + 5 * f + 8 + Adapted.activations(model, lora)) + scores;
    long passing = n * (11 * h + 8 * attention + 5 * f) + 3 * scores;
    return model.layers() * kept + passing + batch.learned() * (h + 4L * model.vocabularySize());
  }

  /** Java's part, from which a process gets its {@code -Xmx}. */
  private static long heap(TrainingShape shape) {
    LlamaConfig model = shape.model();
    long largest =
        (long) model.hiddenSize() * Math.max(model.vocabularySize(), model.feedForwardSize());
    long masks =
        shape.lora().dropout() == 0
            ? 0
            : 4L * shape.threads() * shape.batch().tokens() * model.feedForwardSize();
    return HEAP
        + 12 * shape.dataBytes()
        + 12 * largest
        + 16L * model.contextLength() * model.headSize()
        + masks;
  }

  private static long numbers(LlamaConfig model) {
    long h = model.hiddenSize();
    long layer =
        2 * h * model.queryWidth()
            + 2 * h * model.keyValueWidth()
            + 3 * h * model.feedForwardSize()
            + 2 * h;
    long ends = (model.tiedEmbeddings() ? 1 : 2) * h * model.vocabularySize() + h;
    return model.layers() * layer + ends;
  }

  /** All together. */
  public long total() {
    return weights + adapter + activations + heap + natives;
  }

  @Override
  public String toString() {
    return "%s (weights %s, adapter %s, activations %s, Java %s, natives %s)"
        .formatted(
            mebibytes(total()),
            mebibytes(weights),
            mebibytes(adapter),
            mebibytes(activations),
            mebibytes(heap),
            mebibytes(natives));
  }

  /** Rounded up, the same in all languages. */
  static String mebibytes(long bytes) {
    return String.format(Locale.ROOT, "%,d MiB", Math.ceilDiv(bytes, MIB));
  }
}
