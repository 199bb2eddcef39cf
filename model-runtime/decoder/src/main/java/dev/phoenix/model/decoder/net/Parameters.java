package dev.phoenix.model.decoder.net;

import ai.djl.ndarray.NDArray;
import ai.djl.ndarray.NDManager;
import ai.djl.nn.core.Linear;
import java.util.LinkedHashMap;
import java.util.Map;
import org.jspecify.annotations.Nullable;

/**
 * The arrays that a pass computes with.
 *
 * @param weights by Hugging Face's names
 * @param adjustment an adapter on top, if any
 */
public record Parameters(Map<String, NDArray> weights, @Nullable Adjustment adjustment) {

  /** What training changes: the adapter if there is one, else all weights. */
  public Map<String, NDArray> trainable() {
    return adjustment == null ? weights : adjustment.parameters();
  }

  /**
   * The same numbers in place for another thread, with gradients of its own for what training
   * changes: workers never add to one gradient, so the order of their sums is fixed.
   */
  public Parameters replica(NDManager manager) {
    if (adjustment != null) {
      return new Parameters(weights, adjustment.replica(manager));
    }
    return new Parameters(leaves(weights, manager), null);
  }

  /** Arrays that share the numbers of others and gather gradients of their own. */
  public static Map<String, NDArray> leaves(Map<String, NDArray> arrays, NDManager manager) {
    Map<String, NDArray> leaves = new LinkedHashMap<>();
    arrays.forEach(
        (name, array) -> {
          NDArray leaf = array.stopGradient();
          leaf.attach(manager);
          leaf.setRequiresGradient(true);
          leaves.put(name, leaf);
        });
    return leaves;
  }

  /** A weight by Hugging Face's name; an unknown name is refused. */
  public NDArray weight(String name) {
    NDArray weight = weights.get(name);
    if (weight == null) {
      throw new IllegalArgumentException("The model has no tensor '" + name + "'");
    }
    return weight;
  }

  /** {@code x W^T}, plus what the adapter adds. */
  NDArray linear(NDArray x, String name) {
    NDArray y = Linear.linear(x, weight(name), null).get(0);
    NDArray delta = adjustment == null ? null : adjustment.delta(x, name);
    return delta == null ? y : y.addi(delta);
  }
}
