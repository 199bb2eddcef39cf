package dev.phoenix.model.decoder.train;

import ai.djl.ndarray.NDArray;
import ai.djl.ndarray.NDManager;
import ai.djl.pytorch.engine.PtNDArray;
import ai.djl.pytorch.jni.JniUtils;
import java.util.LinkedHashMap;
import java.util.Map;

/**
 * Adam with decoupled weight decay. Source: Loshchilov and Hutter 2019. The two moments of each
 * parameter are ours, so that a checkpoint holds them; the update is PyTorch's, in place.
 */
final class AdamW {

  private static final float NO_CLAMP = -1f;

  private final TrainingConfig config;
  private final Map<String, NDArray> means = new LinkedHashMap<>();
  private final Map<String, NDArray> variances = new LinkedHashMap<>();

  AdamW(TrainingConfig config, Map<String, NDArray> parameters, NDManager manager) {
    this.config = config;
    parameters.forEach(
        (name, parameter) -> {
          means.put(name, manager.zeros(parameter.getShape()));
          variances.put(name, manager.zeros(parameter.getShape()));
        });
  }

  /**
   * Moves a parameter.
   *
   * @param gradientScale what the gradient is multiplied by first
   * @param step number of the update, the first being 1
   */
  void update(
      String name,
      NDArray parameter,
      NDArray gradient,
      double gradientScale,
      long step,
      double rate) {
    double t = (double) step;
    double correction =
        Math.sqrt(1 - Math.pow(config.beta2(), t)) / (1 - Math.pow(config.beta1(), t));
    double decay = parameter.getShape().dimension() > 1 ? config.weightDecay() : 0;
    JniUtils.adamUpdate(
        (PtNDArray) parameter,
        (PtNDArray) gradient,
        (PtNDArray) means.get(name),
        (PtNDArray) variances.get(name),
        (float) rate,
        (float) (rate * correction),
        (float) decay,
        (float) gradientScale,
        NO_CLAMP,
        (float) config.beta1(),
        (float) config.beta2(),
        (float) config.epsilon(),
        true);
  }

  /** Means of the gradients by parameter. */
  Map<String, NDArray> means() {
    return means;
  }

  /** Means of the squared gradients by parameter. */
  Map<String, NDArray> variances() {
    return variances;
  }
}
