package dev.phoenix.model.local.fit;

import static dev.phoenix.model.local.fit.MemoryEstimate.megabytes;

import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import java.util.Optional;

/** Refuses a model that would not fit, and says what would. */
public final class FitCheck {

  private static final int CONTEXT_STEP = 256;

  private final FreeMemory free;

  /** A check against this memory. */
  public FitCheck(FreeMemory free) {
    this.free = free;
  }

  /**
   * Returns what a model needs if that is free.
   *
   * @param name what people call the model
   * @throws DoesNotFitException if it is not; its message names what would fit
   */
  public MemoryEstimate require(String name, Weights weights, Dimensions model, Use use) {
    MemoryEstimate needed = MemoryEstimate.of(weights, model, use);
    long available = free.bytes();
    if (needed.total() <= available) {
      return needed;
    }
    throw new DoesNotFitException(
        "%s needs %s with %s for %d at once, and %s are free. %s"
            .formatted(
                name,
                needed,
                contextOf(use.context()),
                use.parallel(),
                megabytes(available),
                advice(weights, model, use, available)));
  }

  private static String advice(Weights weights, Dimensions model, Use use, long available) {
    List<String> fits = new ArrayList<>();
    int context = largestContext(weights, model, use, available);
    if (context > 0) {
      fits.add(contextOf(context));
    }
    largestQuantization(weights, model, use, available)
        .ifPresent(
            fitting ->
                fits.add(
                    "a GGUF file in %s instead of %s (%s)"
                        .formatted(
                            fitting,
                            weights.stored(),
                            megabytes(
                                MemoryEstimate.of(weights.in(fitting), model, use).total()))));
    if (!fits.isEmpty()) {
      return "What would fit: " + String.join(", or ", fits);
    }
    return smallest(weights, model, use, available)
        .orElse(
            "Nothing of this model would fit: free memory, take a smaller model, or run it on"
                + " another machine as a backend");
  }

  private static String contextOf(int tokens) {
    return String.format(Locale.ROOT, "a context of %,d tokens", tokens);
  }

  private static int largestContext(Weights weights, Dimensions model, Use use, long available) {
    int low = 0;
    int high = (use.context() - 1) / CONTEXT_STEP;
    while (low < high) {
      int middle = (low + high + 1) / 2;
      Use smaller = use.withContext(middle * CONTEXT_STEP);
      if (MemoryEstimate.of(weights, model, smaller).total() <= available) {
        low = middle;
      } else {
        high = middle - 1;
      }
    }
    return low * CONTEXT_STEP;
  }

  private static Optional<Quantization> largestQuantization(
      Weights weights, Dimensions model, Use use, long available) {
    return Quantization.below(weights.bits()).stream()
        .filter(each -> MemoryEstimate.of(weights.in(each), model, use).total() <= available)
        .findFirst();
  }

  /** Both together, when neither is enough. */
  private static Optional<String> smallest(
      Weights weights, Dimensions model, Use use, long available) {
    for (Quantization each : Quantization.below(weights.bits())) {
      int context = largestContext(weights.in(each), model, use, available);
      if (context > 0) {
        return Optional.of(
            "What would fit: a GGUF file in %s instead of %s with %s"
                .formatted(each, weights.stored(), contextOf(context)));
      }
    }
    return Optional.empty();
  }
}
