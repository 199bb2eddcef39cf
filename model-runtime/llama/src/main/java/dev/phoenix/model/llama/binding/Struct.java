package dev.phoenix.model.llama.binding;

import static java.lang.foreign.ValueLayout.ADDRESS;
import static java.lang.foreign.ValueLayout.JAVA_BOOLEAN;
import static java.lang.foreign.ValueLayout.JAVA_BYTE;
import static java.lang.foreign.ValueLayout.JAVA_FLOAT;
import static java.lang.foreign.ValueLayout.JAVA_INT;

import java.lang.foreign.MemoryLayout;
import java.lang.foreign.MemoryLayout.PathElement;
import java.lang.foreign.MemorySegment;
import java.lang.foreign.StructLayout;
import java.lang.foreign.ValueLayout;
import java.util.Map;

/**
 * A C struct in memory, its fields by name.
 *
 * @param layout where its fields are
 * @param memory its bytes
 */
record Struct(StructLayout layout, MemorySegment memory) {

  void set(String field, int value) {
    memory.set(JAVA_INT, offset(field), value);
  }

  void set(String field, boolean value) {
    memory.set(JAVA_BOOLEAN, offset(field), value);
  }

  void set(String field, MemorySegment value) {
    memory.set(ADDRESS, offset(field), value);
  }

  /** A field's value as Integer, Float, Boolean, or for a pointer its address as Long. */
  Object get(String field) {
    MemoryLayout type = layout.select(PathElement.groupElement(field));
    long offset = offset(field);
    return switch (type) {
      case ValueLayout.OfInt ignored -> memory.get(JAVA_INT, offset);
      case ValueLayout.OfFloat ignored -> memory.get(JAVA_FLOAT, offset);
      // read as a byte: a value other than 0 and 1 shows that the layout is wrong
      case ValueLayout.OfBoolean ignored -> bool(memory.get(JAVA_BYTE, offset));
      default -> memory.get(ADDRESS, offset).address();
    };
  }

  /**
   * Compares fields with documented defaults.
   *
   * @throws LlamaException if one differs: the library is of another build than the layout
   */
  void check(String struct, Map<String, Object> defaults) {
    defaults.forEach(
        (field, expected) -> {
          Object actual = get(field);
          if (!actual.equals(expected)) {
            throw new LlamaException(
                "%s.%s is %s by default, but %s in b4916: the library is of another build"
                    .formatted(struct, field, actual, expected));
          }
        });
  }

  private static Object bool(byte value) {
    return value == 0 || value == 1 ? value == 1 : (Object) value;
  }

  private long offset(String field) {
    return layout.byteOffset(PathElement.groupElement(field));
  }
}
