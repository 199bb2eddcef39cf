package dev.phoenix.model.decoder.net;

import ai.djl.ndarray.NDArray;
import ai.djl.ndarray.types.SparseFormat;
import ai.djl.nn.core.Embedding;

/** Picks rows of a matrix; differentiable in the matrix. */
public final class Gather {

  private Gather() {}

  /**
   * Rows of a matrix by number.
   *
   * @param matrix (rows, width)
   * @param numbers 64-bit integers of any shape; their manager owns the result
   * @return (shape of numbers..., width)
   */
  public static NDArray rows(NDArray matrix, NDArray numbers) {
    return Embedding.embedding(numbers, matrix, SparseFormat.DENSE).get(0);
  }
}
