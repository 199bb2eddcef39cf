package dev.phoenix.model.decoder.net;

import ai.djl.ndarray.NDArray;
import ai.djl.ndarray.NDList;
import ai.djl.ndarray.NDManager;
import ai.djl.ndarray.index.NDIndex;
import ai.djl.ndarray.types.Shape;
import dev.phoenix.model.decoder.config.LlamaConfig;

/**
 * Keys and values of the tokens that a batch has been through, in arrays made once for the longest
 * that it may become: (batch, key-value heads, capacity, head) a layer. For one thread.
 */
public final class KvCache implements AutoCloseable {

  private final NDManager manager;
  private final NDArray[] keys;
  private final NDArray[] values;
  private final int capacity;
  private int length;

  /** An empty cache for {@code batch} sequences of at most {@code capacity} tokens. */
  public KvCache(NDManager parent, LlamaConfig config, int batch, int capacity) {
    this.manager = parent.newSubManager();
    this.capacity = capacity;
    this.keys = new NDArray[config.layers()];
    this.values = new NDArray[config.layers()];
    Shape shape = new Shape(batch, config.keyValueHeads(), capacity, config.headSize());
    for (int i = 0; i < keys.length; i++) {
      keys[i] = manager.zeros(shape);
      values[i] = manager.zeros(shape);
    }
  }

  /** How many tokens are in it. */
  public int length() {
    return length;
  }

  /** Stores what a layer computed for the new tokens and returns all keys and values so far. */
  NDList append(int layer, NDArray newKeys, NDArray newValues) {
    long end = length + newKeys.getShape().get(2);
    if (end > capacity) {
      throw new IllegalStateException(
          "The cache holds %d tokens; %d do not fit".formatted(capacity, end));
    }
    NDIndex place = new NDIndex().addAllDim(2).addSliceDim(length, end);
    keys[layer].set(place, newKeys);
    values[layer].set(place, newValues);
    NDIndex all = new NDIndex().addAllDim(2).addSliceDim(0, end);
    NDManager owner = newKeys.getManager();
    return new NDList(keys[layer].get(owner, all), values[layer].get(owner, all));
  }

  /** Counts the tokens of a pass, once all layers have stored theirs. */
  void advance(int tokens) {
    length += tokens;
  }

  /** Keeps only some sequences, in the given order. */
  public void keep(long[] rows) {
    try (NDManager scratch = manager.newSubManager()) {
      NDArray numbers = scratch.create(rows);
      for (int i = 0; i < keys.length; i++) {
        keys[i] = replaced(keys[i], numbers);
        values[i] = replaced(values[i], numbers);
      }
    }
  }

  private NDArray replaced(NDArray array, NDArray numbers) {
    long[] shape = array.getShape().getShape().clone();
    NDArray flat = array.reshape(shape[0], -1);
    shape[0] = numbers.size();
    NDArray kept = Gather.rows(flat, numbers).reshape(new Shape(shape));
    kept.attach(manager);
    flat.close();
    array.close();
    return kept;
  }

  @Override
  public void close() {
    manager.close();
  }
}
