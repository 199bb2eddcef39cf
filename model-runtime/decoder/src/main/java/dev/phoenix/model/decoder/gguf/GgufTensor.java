package dev.phoenix.model.decoder.gguf;

import java.util.List;
import java.util.function.Supplier;

/**
 * A tensor for a GGUF file.
 *
 * @param name in llama.cpp's naming
 * @param extents innermost first, as ggml counts
 * @param type how it is stored
 * @param values its numbers, row by row; asked for when it is its turn
 */
record GgufTensor(String name, List<Long> extents, GgufType type, Supplier<float[]> values) {

  /** Bytes of its data, without padding. */
  long bytes() {
    return type.bytes(extents.stream().reduce(1L, Math::multiplyExact));
  }
}
