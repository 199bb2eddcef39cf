package dev.phoenix.model.decoder.train;

import ai.djl.ndarray.NDManager;
import ai.djl.pytorch.jni.JniUtils;
import dev.phoenix.model.decoder.net.LlamaModel;
import java.util.List;

/** Measures a model on sequences that it does not learn from. */
public final class Evaluation {

  private final LlamaModel model;

  /** An evaluation of a model as it is now. */
  public Evaluation(LlamaModel model) {
    this.model = model;
  }

  /** Mean negative log-likelihood of the learned tokens, weighted, in nats. */
  public double loss(List<Batch> batches) {
    boolean gradients = JniUtils.isGradMode();
    JniUtils.setGradMode(false);
    try {
      double total = 0;
      double learned = 0;
      for (Batch batch : batches) {
        try (NDManager scratch = model.manager().newSubManager()) {
          total += new Loss(model.net()).sum(scratch, model.parameters(), batch).getFloat();
          learned += batch.learnedWeight();
        }
      }
      return total / learned;
    } finally {
      JniUtils.setGradMode(gradients);
    }
  }
}
