package dev.phoenix.model.local.fit;

/**
 * How much room a model's weights take.
 *
 * @param stored how most of them are stored, such as {@code Q8_0}
 * @param matrixNumbers numbers of its matrices, which a quantization makes smaller
 * @param matrixBytes bytes of these in memory
 * @param otherBytes bytes of the rest in memory
 */
public record Weights(String stored, long matrixNumbers, long matrixBytes, long otherBytes) {

  /** All of them. */
  public long bytes() {
    return matrixBytes + otherBytes;
  }

  /** Bits of a matrix's number, on average. */
  double bits() {
    return matrixNumbers == 0 ? 0 : 8.0 * matrixBytes / matrixNumbers;
  }

  /** The same in another quantization. */
  Weights in(Quantization quantization) {
    return new Weights(
        quantization.name(),
        matrixNumbers,
        Math.round(matrixNumbers * quantization.bits() / 8),
        otherBytes);
  }
}
