package dev.phoenix.model.llama.gguf;

/**
 * Types of metadata values, in the order of their numbers in a file. Source: the GGUF specification
 * ({@code docs/gguf.md} in ggml).
 */
public enum ValueType {
  UINT8(1),
  INT8(1),
  UINT16(2),
  INT16(2),
  UINT32(4),
  INT32(4),
  FLOAT32(4),
  BOOL(1),
  STRING(8),
  ARRAY(12),
  UINT64(8),
  INT64(8),
  FLOAT64(8);

  private static final ValueType[] BY_CODE = values();

  private final int leastBytes;

  ValueType(int leastBytes) {
    this.leastBytes = leastBytes;
  }

  /** Bytes of a value in a file; of a string or an array the least. */
  int leastBytes() {
    return leastBytes;
  }

  static ValueType of(int code, String where) {
    GgufException.check(
        code >= 0 && code < BY_CODE.length, "%s has the unknown value type %d", where, code);
    return BY_CODE[code];
  }
}
