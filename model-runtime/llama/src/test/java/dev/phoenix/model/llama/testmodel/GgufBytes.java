package dev.phoenix.model.llama.testmodel;

import java.io.ByteArrayOutputStream;
import java.nio.ByteBuffer;
import java.nio.ByteOrder;
import java.nio.charset.StandardCharsets;
import java.util.ArrayList;
import java.util.List;

/**
 * Appends GGUF's primitives and remembers where the fields are that a mutation may want to change.
 */
public final class GgufBytes {

  /** What a remembered field says. */
  public enum Kind {
    COUNT,
    LENGTH,
    TYPE,
    DIMENSION,
    OFFSET,
    NUMBER
  }

  /**
   * A field of the file.
   *
   * @param kind what it says
   * @param offset where it begins
   * @param bytes its width
   */
  public record Field(Kind kind, int offset, int bytes) {}

  private final ByteArrayOutputStream out = new ByteArrayOutputStream();
  private final List<Field> fields = new ArrayList<>();

  GgufBytes raw(byte[] bytes) {
    out.writeBytes(bytes);
    return this;
  }

  GgufBytes int32(Kind kind, int value) {
    fields.add(new Field(kind, out.size(), 4));
    return raw(buffer(4).putInt(value).array());
  }

  GgufBytes int64(Kind kind, long value) {
    fields.add(new Field(kind, out.size(), 8));
    return raw(buffer(8).putLong(value).array());
  }

  GgufBytes text(String text) {
    byte[] bytes = text.getBytes(StandardCharsets.UTF_8);
    return int64(Kind.LENGTH, bytes.length).raw(bytes);
  }

  GgufBytes pad(int alignment) {
    return raw(new byte[(alignment - out.size() % alignment) % alignment]);
  }

  int size() {
    return out.size();
  }

  byte[] toByteArray() {
    return out.toByteArray();
  }

  List<Field> fields() {
    return List.copyOf(fields);
  }

  static ByteBuffer buffer(int bytes) {
    return ByteBuffer.allocate(bytes).order(ByteOrder.LITTLE_ENDIAN);
  }
}
