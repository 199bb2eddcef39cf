package dev.phoenix.model.llama.gguf;

import java.util.List;

/**
 * A tensor of a file.
 *
 * @param name such as {@code blk.0.attn_q.weight}
 * @param shape numbers along each dimension, the contiguous one first; 1 to 4 dimensions
 * @param type how numbers are stored
 * @param offset where they begin, in bytes from the start of the data section
 */
public record Tensor(String name, List<Long> shape, TensorType type, long offset) {

  private static final int MOST_NAME_BYTES = 63;
  private static final int MOST_DIMENSIONS = 4;

  /** Bytes of its numbers. */
  public long bytes() {
    return elements() / type.blockSize() * type.blockBytes();
  }

  private long elements() {
    return shape.stream().reduce(1L, Math::multiplyExact);
  }

  static Tensor read(Cursor cursor, String where) {
    String name = cursor.nextString(where + "'s name");
    String tensor = "Tensor '" + name + "'";
    GgufException.check(
        !name.isEmpty() && name.length() <= MOST_NAME_BYTES && name.chars().allMatch(c -> c < 128),
        "%s has a name that is not of 1 to %d ASCII characters",
        where,
        MOST_NAME_BYTES);
    int dimensions = cursor.nextInt(tensor);
    GgufException.check(
        dimensions >= 1 && dimensions <= MOST_DIMENSIONS,
        "%s has %d dimensions; 1 to %d are possible",
        tensor,
        dimensions,
        MOST_DIMENSIONS);
    Long[] shape = new Long[dimensions];
    for (int i = 0; i < dimensions; i++) {
      shape[i] = cursor.nextLong(tensor);
      GgufException.check(
          shape[i] >= 1 && shape[i] <= Integer.MAX_VALUE,
          "%s has the dimension %s",
          tensor,
          Long.toUnsignedString(shape[i]));
    }
    TensorType type = TensorType.of(cursor.nextInt(tensor), tensor);
    GgufException.check(
        shape[0] % type.blockSize() == 0,
        "%s has rows of %d numbers, not a multiple of %d as %s needs",
        tensor,
        shape[0],
        type.blockSize(),
        type);
    return sized(new Tensor(name, List.of(shape), type, cursor.nextLong(tensor)));
  }

  private static Tensor sized(Tensor tensor) {
    try {
      Math.multiplyExact(tensor.elements(), tensor.type.blockBytes());
      return tensor;
    } catch (ArithmeticException e) {
      throw new GgufException("Tensor '%s' is impossibly large".formatted(tensor.name), e);
    }
  }
}
