package dev.phoenix.model.decoder.net;

import ai.djl.ndarray.NDArray;
import ai.djl.ndarray.NDList;
import ai.djl.ndarray.NDManager;
import ai.djl.ndarray.index.NDIndex;
import ai.djl.ndarray.types.Shape;
import dev.phoenix.model.decoder.config.LlamaConfig;

/**
 * Rotary position embedding in Hugging Face's half-split order. Source: Su et al. 2021. The tables
 * for queries carry the attention's 1/sqrt(head size) as well, which saves a pass over the scores.
 */
final class Rotary {

  /** Tables for the positions of one pass: (time, 1, head) or (batch, time, 1, head). */
  record Angles(NDArray queryCos, NDArray querySin, NDArray keyCos, NDArray keySin) {}

  private final int headSize;
  private final NDArray[] tables = new NDArray[4];

  Rotary(LlamaConfig config, NDManager manager) {
    headSize = config.headSize();
    int positions = config.contextLength();
    int half = headSize / 2;
    float scale = (float) (1 / Math.sqrt(headSize));
    float[][] values = new float[4][Math.multiplyExact(positions, headSize)];
    for (int i = 0; i < half; i++) {
      double frequency = Math.pow(config.ropeTheta(), -2.0 * i / headSize);
      for (int t = 0; t < positions; t++) {
        float cos = (float) Math.cos(t * frequency);
        float sin = (float) Math.sin(t * frequency);
        int low = t * headSize + i;
        int high = low + half;
        values[2][low] = values[2][high] = cos;
        values[3][low] = -sin;
        values[3][high] = sin;
      }
    }
    for (int i = 0; i < values[0].length; i++) {
      values[0][i] = values[2][i] * scale;
      values[1][i] = values[3][i] * scale;
    }
    for (int i = 0; i < 4; i++) {
      tables[i] = manager.create(values[i], new Shape(positions, 1, headSize));
    }
  }

  /** Tables for the positions {@code from} to {@code from + length - 1}, the same in each row. */
  Angles range(NDManager manager, long from, long length) {
    NDIndex slice = new NDIndex().addSliceDim(from, from + length);
    return new Angles(
        tables[0].get(manager, slice),
        tables[1].get(manager, slice),
        tables[2].get(manager, slice),
        tables[3].get(manager, slice));
  }

  /** Tables for positions of their own in each row, (batch, time). */
  Angles at(NDArray positions) {
    return new Angles(
        pick(positions, 0), pick(positions, 1), pick(positions, 2), pick(positions, 3));
  }

  private NDArray pick(NDArray positions, int table) {
    NDArray flat = tables[table].reshape(-1, headSize);
    flat.attach(positions.getManager());
    return Gather.rows(flat, positions).expandDims(2);
  }

  /** Turns {@code x}, (batch, time, heads, head), by its positions. */
  static NDArray turn(NDArray x, NDArray cos, NDArray sin) {
    NDList halves = x.split(2, 3);
    NDArray swapped = halves.get(1).concat(halves.get(0), 3);
    return x.mul(cos).add(swapped.mul(sin));
  }
}
