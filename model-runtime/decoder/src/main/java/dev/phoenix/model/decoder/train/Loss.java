package dev.phoenix.model.decoder.train;

import ai.djl.ndarray.NDArray;
import ai.djl.ndarray.NDManager;
import ai.djl.ndarray.types.Shape;
import dev.phoenix.model.decoder.net.Gather;
import dev.phoenix.model.decoder.net.LlamaNet;
import dev.phoenix.model.decoder.net.Parameters;

/** Cross-entropy of the learned tokens; the head is computed for their places only. */
final class Loss {

  private final LlamaNet net;

  Loss(LlamaNet net) {
    this.net = net;
  }

  /** Sum of the weighted negative log-likelihoods, in nats: a scalar owned by {@code manager}. */
  NDArray sum(NDManager manager, Parameters parameters, Batch batch) {
    int rows = batch.examples().size();
    int time = batch.time();
    int learned = batch.learnedCount();
    long[] ids = new long[rows * time];
    long[] places = new long[learned];
    long[] targets = new long[learned];
    float[] weights = new float[learned];
    int n = 0;
    for (int row = 0; row < rows; row++) {
      Example example = batch.examples().get(row);
      for (int t = 0; t < example.length(); t++) {
        if (t < time) {
          ids[row * time + t] = example.token(t);
        }
        if (example.learned(t)) {
          places[n] = row * time + t - 1L;
          weights[n] = example.weight();
          targets[n++] = example.token(t);
        }
      }
    }
    NDArray hidden = net.hidden(parameters, manager.create(ids, new Shape(rows, time)));
    NDArray flat = hidden.reshape((long) rows * time, -1);
    NDArray logits = net.head(parameters, Gather.rows(flat, manager.create(places)));
    NDArray target = manager.create(targets, new Shape(learned, 1));
    NDArray likelihoods = logits.logSoftmax(-1).gather(target, 1);
    if (batch.weighted()) {
      likelihoods = likelihoods.mul(manager.create(weights, new Shape(learned, 1)));
    }
    return likelihoods.sum().neg();
  }
}
