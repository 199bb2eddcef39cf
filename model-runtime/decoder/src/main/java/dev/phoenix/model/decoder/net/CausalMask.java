package dev.phoenix.model.decoder.net;

import ai.djl.ndarray.NDArray;
import ai.djl.ndarray.NDManager;
import ai.djl.ndarray.index.NDIndex;
import ai.djl.ndarray.types.Shape;
import java.util.Arrays;
import org.jspecify.annotations.Nullable;

/** Additive masks: 0 where a query may look, a very negative number where it may not. */
final class CausalMask {

  static final float HIDDEN = -1e9f;
  private static final int GRAIN = 256;

  private final NDManager manager;
  private @Nullable NDArray square;

  CausalMask(NDManager manager) {
    this.manager = manager;
  }

  /** The mask of a whole sequence, (time, time): a window on one larger square kept for all. */
  synchronized NDArray whole(NDManager owner, long time) {
    NDArray present = square;
    if (present == null || present.getShape().get(0) < time) {
      int side = Math.toIntExact((time + GRAIN - 1) / GRAIN * GRAIN);
      float[] values = new float[Math.multiplyExact(side, side)];
      for (int i = 0; i < side; i++) {
        Arrays.fill(values, i * side + i + 1, (i + 1) * side, HIDDEN);
      }
      // a smaller square stays with the manager: another thread may be using it
      present = manager.create(values, new Shape(side, side));
      square = present;
    }
    return present.get(owner, new NDIndex().addSliceDim(0, time).addSliceDim(0, time));
  }

  /**
   * The mask of {@code time} tokens that follow {@code past} cached ones, in rows that begin with
   * padding: (batch, 1, 1, time, past + time).
   */
  static NDArray following(NDManager owner, int past, int time, int[] padding) {
    int keys = past + time;
    float[] values = new float[Math.multiplyExact(padding.length * time, keys)];
    for (int b = 0; b < padding.length; b++) {
      for (int t = 0; t < time; t++) {
        int row = (b * time + t) * keys;
        // a padding query sees itself, so that no row is without anything to look at
        int first = Math.min(padding[b], past + t);
        Arrays.fill(values, row, row + first, HIDDEN);
        Arrays.fill(values, row + past + t + 1, row + keys, HIDDEN);
      }
    }
    return owner.create(values, new Shape(padding.length, 1, 1, time, keys));
  }
}
