package dev.phoenix.model.decoder.safetensors;

import java.util.List;
import java.util.function.Supplier;

/**
 * A tensor for a file; its numbers are asked for when it is its turn, so that one tensor at a time
 * is in memory.
 *
 * @param name its name
 * @param shape extents, outermost first
 * @param values its numbers, row by row
 */
public record TensorToWrite(String name, List<Long> shape, Supplier<float[]> values) {

  public TensorToWrite {
    shape = List.copyOf(shape);
  }

  /** How many numbers it holds. */
  public long size() {
    return shape.stream().reduce(1L, Math::multiplyExact);
  }
}
