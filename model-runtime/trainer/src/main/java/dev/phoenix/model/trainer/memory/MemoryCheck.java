package dev.phoenix.model.trainer.memory;

import static dev.phoenix.model.trainer.memory.MemoryEstimate.mebibytes;

import dev.phoenix.model.decoder.lora.LoraConfig;
import dev.phoenix.model.trainer.job.RefusedException;
import java.util.ArrayList;
import java.util.List;
import java.util.OptionalLong;
import java.util.function.LongFunction;

/** Refuses a training that would not fit, and says which settings would. */
public final class MemoryCheck {

  private static final int SHORTEST = 64;

  private final long limit;

  /** A check against so many MiB. */
  public MemoryCheck(int limitMiB) {
    this.limit = (long) limitMiB << 20;
  }

  /**
   * Returns what a training needs if the limit allows it.
   *
   * @throws RefusedException if it does not; the message names settings that would fit
   */
  public MemoryEstimate require(TrainingShape shape) {
    MemoryEstimate estimate = MemoryEstimate.of(shape);
    if (estimate.total() <= limit) {
      return estimate;
    }
    throw new RefusedException(
        "The training needs %s, and limits.memoryMiB allows %s. %s"
            .formatted(estimate, mebibytes(limit), advice(shape)));
  }

  private String advice(TrainingShape shape) {
    List<String> fits = new ArrayList<>(single(shape));
    if (fits.isEmpty()) {
      TrainingShape least = shape.withOneThread().with(rank(shape, 1));
      OptionalLong length =
          largest(
              shape.batch().longest(),
              SHORTEST,
              most -> least.with(shape.batch().upTo(most).within(most)));
      if (length.isPresent()) {
        fits.add(
            "limits.threads 1, lora.rank 1, maxTokens and optimizer.batchTokens %d together"
                .formatted(length.getAsLong()));
      }
    }
    return fits.isEmpty()
        ? "No settings would fit: take a smaller model or allow more memory"
        : "What would fit: " + String.join(", or ", fits);
  }

  /** Changes of one setting that are enough. */
  private List<String> single(TrainingShape shape) {
    List<String> fits = new ArrayList<>();
    BatchShape batch = shape.batch();
    largest(batch.tokens(), batch.longest(), most -> shape.with(batch.within(most)))
        .ifPresent(most -> fits.add("optimizer.batchTokens " + most));
    largest(batch.longest(), SHORTEST, most -> shape.with(batch.upTo(most).within(most)))
        .ifPresent(most -> fits.add("maxTokens and optimizer.batchTokens " + most));
    largest(shape.lora().rank(), 1, rank -> shape.with(rank(shape, (int) rank)))
        .ifPresent(rank -> fits.add("lora.rank " + rank));
    if (shape.threads() > 1 && fits(shape.withOneThread())) {
      fits.add("limits.threads 1");
    }
    return fits;
  }

  private static LoraConfig rank(TrainingShape shape, int rank) {
    LoraConfig lora = shape.lora();
    return new LoraConfig(rank, lora.alpha(), lora.dropout(), lora.targets());
  }

  /** The largest of from/2, from/4 ... that is not below {@code least} and fits. */
  private OptionalLong largest(long from, long least, LongFunction<TrainingShape> shape) {
    for (long value = from / 2; value >= Math.max(1, least); value /= 2) {
      if (fits(shape.apply(value))) {
        return OptionalLong.of(value);
      }
    }
    return OptionalLong.empty();
  }

  private boolean fits(TrainingShape shape) {
    return MemoryEstimate.of(shape).total() <= limit;
  }
}
