package dev.phoenix.model.llama.gguf;

import java.util.Arrays;
import java.util.Map;
import java.util.function.Function;
import java.util.stream.Collectors;

/**
 * How a tensor's numbers are stored: the types that llama.cpp b4916 can multiply with. Integers,
 * and the types that only its intermediate results have, are not among them. Source: {@code
 * ggml-common.h}.
 */
public enum TensorType {
  F32(0, 1, 4),
  F16(1, 1, 2),
  Q4_0(2, 32, 18),
  Q4_1(3, 32, 20),
  Q5_0(6, 32, 22),
  Q5_1(7, 32, 24),
  Q8_0(8, 32, 34),
  Q2_K(10, 256, 84),
  Q3_K(11, 256, 110),
  Q4_K(12, 256, 144),
  Q5_K(13, 256, 176),
  Q6_K(14, 256, 210),
  IQ2_XXS(16, 256, 66),
  IQ2_XS(17, 256, 74),
  IQ3_XXS(18, 256, 98),
  IQ1_S(19, 256, 50),
  IQ4_NL(20, 32, 18),
  IQ3_S(21, 256, 110),
  IQ2_S(22, 256, 82),
  IQ4_XS(23, 256, 136),
  IQ1_M(29, 256, 56),
  BF16(30, 1, 2),
  TQ1_0(34, 256, 54),
  TQ2_0(35, 256, 66);

  private static final Map<Integer, TensorType> BY_CODE =
      Arrays.stream(values()).collect(Collectors.toMap(TensorType::code, Function.identity()));

  private final int code;
  private final int blockSize;
  private final int blockBytes;

  TensorType(int code, int blockSize, int blockBytes) {
    this.code = code;
    this.blockSize = blockSize;
    this.blockBytes = blockBytes;
  }

  /** ggml's number of the type. */
  int code() {
    return code;
  }

  /** Numbers in a block; a row has whole blocks. */
  public int blockSize() {
    return blockSize;
  }

  /** Bytes of a block. */
  public int blockBytes() {
    return blockBytes;
  }

  static TensorType of(int code, String where) {
    TensorType type = BY_CODE.get(code);
    if (type == null) {
      throw new GgufException(
          "%s has the tensor type %d, which this engine cannot compute with"
              .formatted(where, code));
    }
    return type;
  }
}
