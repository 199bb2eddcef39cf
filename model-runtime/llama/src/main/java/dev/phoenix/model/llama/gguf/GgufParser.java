package dev.phoenix.model.llama.gguf;

import java.lang.foreign.MemorySegment;
import java.util.Collections;
import java.util.LinkedHashMap;
import java.util.Map;

/**
 * Reads a GGUF file's header, metadata and list of tensors. As strict as llama.cpp's own reader,
 * and where that one trusts the file, stricter. Source: the GGUF specification ({@code
 * docs/gguf.md} in ggml).
 */
final class GgufParser {

  private static final int MAGIC = 0x46554747;
  private static final int LEAST_VALUE_BYTES = 8 + 1 + 4 + 1;
  private static final int LEAST_TENSOR_BYTES = 8 + 1 + 4 + 8 + 4 + 8;
  private static final long DEFAULT_ALIGNMENT = 32;
  private static final long MOST_ALIGNMENT = 65_536;

  private final MemorySegment file;
  private final Cursor cursor;

  GgufParser(MemorySegment file) {
    this.file = file;
    this.cursor = new Cursor(file);
  }

  /**
   * What a file holds.
   *
   * @param data offset of the data section in the file
   */
  record Contents(Metadata metadata, Map<String, Tensor> tensors, long data) {}

  Contents parse() {
    GgufException.check(
        cursor.nextInt("the magic number") == MAGIC,
        "This is not a GGUF file: it does not begin with 'GGUF'");
    int version = cursor.nextInt("the version");
    GgufException.check(
        version == 2 || version == 3, "GGUF version %d is not supported; 2 and 3 are", version);
    long tensorCount = cursor.nextCount(LEAST_TENSOR_BYTES, "The number of tensors");
    long valueCount = cursor.nextCount(LEAST_VALUE_BYTES, "The number of metadata values");
    Metadata metadata = new Metadata();
    for (long i = 0; i < valueCount; i++) {
      String key = cursor.nextString("metadata key " + i);
      GgufException.check(!key.isEmpty(), "Metadata key %d is empty", i);
      metadata.put(key, value(key));
    }
    long alignment = alignment(metadata);
    Map<String, Tensor> tensors = tensors(tensorCount, alignment);
    return new Contents(metadata, tensors, aligned(cursor.position(), alignment));
  }

  private GgufValue value(String key) {
    String where = "'" + key + "'";
    ValueType type = ValueType.of(cursor.nextInt(where), where);
    return switch (type) {
      case UINT8 -> new GgufValue.Whole(type, Byte.toUnsignedLong(cursor.nextByte(where)));
      case INT8 -> new GgufValue.Whole(type, cursor.nextByte(where));
      case UINT16 -> new GgufValue.Whole(type, Short.toUnsignedLong(cursor.nextShort(where)));
      case INT16 -> new GgufValue.Whole(type, cursor.nextShort(where));
      case UINT32 -> new GgufValue.Whole(type, Integer.toUnsignedLong(cursor.nextInt(where)));
      case INT32 -> new GgufValue.Whole(type, cursor.nextInt(where));
      case UINT64, INT64 -> new GgufValue.Whole(type, cursor.nextLong(where));
      case FLOAT32 -> new GgufValue.Real(type, cursor.nextFloat(where));
      case FLOAT64 -> new GgufValue.Real(type, cursor.nextDouble(where));
      case BOOL -> flag(where);
      case STRING -> new GgufValue.Text(cursor.nextBytes(where));
      case ARRAY -> items(where);
    };
  }

  private GgufValue flag(String where) {
    byte value = cursor.nextByte(where);
    GgufException.check(value == 0 || value == 1, "%s is a bool of value %d", where, value);
    return new GgufValue.Flag(value == 1);
  }

  private GgufValue items(String where) {
    ValueType element = ValueType.of(cursor.nextInt(where), where);
    GgufException.check(element != ValueType.ARRAY, "%s is an array of arrays", where);
    long count = cursor.nextCount(element.leastBytes(), where);
    long start = cursor.position();
    if (element == ValueType.STRING) {
      for (long i = 0; i < count; i++) {
        cursor.nextBytes(where);
      }
    } else {
      cursor.advance(count * element.leastBytes(), where);
    }
    return new GgufValue.Items(element, count, file.asSlice(start, cursor.position() - start));
  }

  private static long alignment(Metadata metadata) {
    long alignment = metadata.uint32("general.alignment").orElse(DEFAULT_ALIGNMENT);
    GgufException.check(
        Long.bitCount(alignment) == 1
            && alignment >= DEFAULT_ALIGNMENT
            && alignment <= MOST_ALIGNMENT,
        "'general.alignment' must be a power of two from %d to %d; it is %d",
        DEFAULT_ALIGNMENT,
        MOST_ALIGNMENT,
        alignment);
    return alignment;
  }

  /** Tensors lie one after the other, each at the next multiple of the alignment. */
  private Map<String, Tensor> tensors(long count, long alignment) {
    Map<String, Tensor> tensors = new LinkedHashMap<>();
    long expected = 0;
    long end = 0;
    for (long i = 0; i < count; i++) {
      Tensor tensor = Tensor.read(cursor, "tensor " + i);
      GgufException.check(
          tensors.putIfAbsent(tensor.name(), tensor) == null,
          "Tensor '%s' occurs twice",
          tensor.name());
      GgufException.check(
          tensor.offset() == expected,
          "Tensor '%s' begins at offset %s of the data; %d was expected",
          tensor.name(),
          Long.toUnsignedString(tensor.offset()),
          expected);
      GgufException.check(
          tensor.bytes() <= file.byteSize(), "Tensor '%s' is larger than the file", tensor.name());
      end = expected + tensor.bytes();
      expected = aligned(end, alignment);
    }
    long data = aligned(cursor.position(), alignment);
    GgufException.check(
        count == 0 || end <= file.byteSize() - data,
        "The file is truncated: its tensors need %d bytes from offset %d, it has %d in all",
        end,
        data,
        file.byteSize());
    return Collections.unmodifiableMap(tensors);
  }

  private static long aligned(long position, long alignment) {
    return (position + alignment - 1) / alignment * alignment;
  }
}
