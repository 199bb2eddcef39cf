package dev.phoenix.model.decoder.safetensors;

import java.util.List;

/**
 * Where a tensor lies in a file.
 *
 * @param name its name
 * @param type how its numbers are stored
 * @param shape extents, outermost first; empty for a scalar
 * @param begin first byte, from the start of the data
 * @param end byte after the last
 */
public record TensorInfo(String name, StorageType type, List<Long> shape, long begin, long end) {

  public TensorInfo {
    shape = List.copyOf(shape);
  }

  /** How many numbers it holds. */
  public long size() {
    return (end - begin) / type.bytes();
  }
}
