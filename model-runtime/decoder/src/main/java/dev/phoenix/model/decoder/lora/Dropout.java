package dev.phoenix.model.decoder.lora;

import ai.djl.ndarray.NDArray;
import java.util.SplittableRandom;

/** Leaves out part of the inputs and scales up the rest; repeatable by its seed. For one thread. */
final class Dropout {

  private final double rate;
  private SplittableRandom random = new SplittableRandom(0);

  Dropout(double rate) {
    this.rate = rate;
  }

  void reseed(long seed) {
    random = new SplittableRandom(seed);
  }

  NDArray apply(NDArray x) {
    float[] mask = new float[Math.toIntExact(x.size())];
    float kept = (float) (1 / (1 - rate));
    for (int i = 0; i < mask.length; i++) {
      mask[i] = random.nextDouble() < rate ? 0 : kept;
    }
    // an array made from Java's numbers is theirs, and goes with its handle; PyTorch's own copy
    // stays
    // as long as autograd needs it
    try (NDArray numbers = x.getManager().create(mask, x.getShape())) {
      return x.mul(numbers.duplicate());
    }
  }
}
