package dev.phoenix.model.decoder.train;

import ai.djl.ndarray.NDArray;
import ai.djl.ndarray.NDManager;
import ai.djl.pytorch.engine.PtNDArray;
import ai.djl.pytorch.jni.JniUtils;
import dev.phoenix.model.decoder.net.Adjustment;
import dev.phoenix.model.decoder.net.LlamaModel;
import dev.phoenix.model.decoder.net.Parameters;
import java.util.List;
import java.util.Map;

/**
 * Computes gradients of whole batches on a thread of its own, with one thread inside PyTorch: two
 * such workers are faster than two threads inside each operation. Autograd's mode is the thread's.
 */
final class Worker {

  private final NDManager manager;
  private final Parameters parameters;
  private final Loss loss;

  Worker(LlamaModel model, NDManager manager) {
    this.manager = manager;
    this.parameters = model.parameters().replica(manager);
    this.loss = new Loss(model.net());
  }

  /** Prepares the calling thread, which is to run this worker from now on. */
  static void claimThread() {
    JniUtils.setNumThreads(1);
    JniUtils.setGradMode(true);
  }

  /** Adds the gradients of batches to this worker's, and returns the sum of their losses. */
  double accumulate(List<Batch> batches, long seed) {
    double total = 0;
    for (int i = 0; i < batches.size(); i++) {
      Adjustment adjustment = parameters.adjustment();
      if (adjustment != null) {
        adjustment.reseed(seed + i);
      }
      try (NDManager scratch = manager.newSubManager()) {
        NDArray sum = loss.sum(scratch, parameters, batches.get(i));
        total += sum.getFloat();
        JniUtils.backward((PtNDArray) sum, (PtNDArray) sum.onesLike(), false, false);
      }
    }
    return total;
  }

  /** The arrays that hold this worker's gradients. */
  Map<String, NDArray> leaves() {
    return parameters.trainable();
  }
}
