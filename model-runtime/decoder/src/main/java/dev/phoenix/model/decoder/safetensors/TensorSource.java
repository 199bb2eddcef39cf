package dev.phoenix.model.decoder.safetensors;

import java.lang.foreign.MemorySegment;
import java.util.Set;

/** Named tensors to read from: one file, or the files that an index joins. */
public interface TensorSource {

  /** Names of all tensors. */
  Set<String> names();

  /**
   * Where a tensor lies.
   *
   * @throws SafetensorsException if there is no such tensor
   */
  TensorInfo info(String name);

  /** A tensor's bytes, memory-mapped and read-only, valid as long as they are reachable. */
  MemorySegment bytes(String name);

  /** Converts {@code count} numbers of a tensor, from the number {@code first} on. */
  default float[] floats(String name, long first, int count) {
    TensorInfo info = info(name);
    if (first < 0 || count < 0 || first + count > info.size()) {
      throw new IndexOutOfBoundsException(
          "Numbers %d to %d of '%s', which has %d"
              .formatted(first, first + count, name, info.size()));
    }
    return info.type().decode(bytes(name), first, count);
  }

  /** All numbers of a tensor that fits in an array. */
  default float[] floats(String name) {
    return floats(name, 0, Math.toIntExact(info(name).size()));
  }
}
