package dev.phoenix.model.decoder.train;

import ai.djl.ndarray.NDArray;
import ai.djl.pytorch.engine.PtNDArray;
import ai.djl.pytorch.jni.JniUtils;
import java.util.List;

/** The gradients of one parameter over all workers. */
final class Gradients {

  private Gradients() {}

  /**
   * Adds the workers' gradients to the first one's, in their order, and returns its squared length.
   */
  static double reduce(String name, List<Worker> workers) {
    try (NDArray sum = of(name, workers.getFirst())) {
      for (Worker worker : workers.subList(1, workers.size())) {
        try (NDArray part = of(name, worker)) {
          sum.addi(part);
        }
      }
      try (NDArray length = sum.norm()) {
        double value = length.getFloat();
        return value * value;
      }
    }
  }

  /** The sum that {@link #reduce} left. */
  static NDArray reduced(String name, List<Worker> workers) {
    return of(name, workers.getFirst());
  }

  /** Clears a parameter's gradients in all workers. */
  static void clear(String name, List<Worker> workers) {
    for (Worker worker : workers) {
      JniUtils.zeroGrad(leaf(name, worker));
    }
  }

  private static NDArray of(String name, Worker worker) {
    return leaf(name, worker).getGradient();
  }

  private static PtNDArray leaf(String name, Worker worker) {
    NDArray leaf = worker.leaves().get(name);
    if (leaf == null) {
      throw new IllegalStateException("A worker has no parameter '" + name + "'");
    }
    return (PtNDArray) leaf;
  }
}
