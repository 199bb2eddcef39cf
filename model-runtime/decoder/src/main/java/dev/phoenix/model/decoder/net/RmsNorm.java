package dev.phoenix.model.decoder.net;

import ai.djl.ndarray.NDArray;
import ai.djl.ndarray.NDManager;
import dev.phoenix.model.decoder.config.LlamaConfig;

/**
 * Root-mean-square norm. Source: Zhang and Sennrich 2019. The constants are arrays of a long-lived
 * manager: an overload that takes a number frees its constant while autograd still needs it.
 */
final class RmsNorm {

  private static final int[] LAST = {-1};

  private final NDArray epsilon;
  private final NDArray inverseWidth;

  RmsNorm(LlamaConfig config, NDManager manager) {
    epsilon = manager.create(config.normEpsilon());
    inverseWidth = manager.create(1f / config.hiddenSize());
  }

  /** Divides each row by its root mean square and scales it; {@code x} is (..., hidden). */
  NDArray apply(NDArray x, NDArray scale) {
    NDArray length = x.norm(2, LAST, true);
    NDArray rms = length.square().mul(inverseWidth).add(epsilon).sqrt();
    return x.div(rms).mul(scale);
  }
}
