package dev.phoenix.model.llama.gguf;

import java.lang.foreign.MemorySegment;
import java.util.ArrayList;
import java.util.List;

/** A metadata value. Arrays and texts are views into the mapped file. */
public sealed interface GgufValue {

  /** The type that the file gives. */
  ValueType type();

  /** A whole number of any width, sign-extended or zero-extended by its type. */
  record Whole(ValueType type, long value) implements GgufValue {}

  /** A floating-point number of either width. */
  record Real(ValueType type, double value) implements GgufValue {}

  /** True or false. */
  record Flag(boolean value) implements GgufValue {
    @Override
    public ValueType type() {
      return ValueType.BOOL;
    }
  }

  /** A text, decoded when it is asked for. */
  record Text(MemorySegment bytes) implements GgufValue {
    @Override
    public ValueType type() {
      return ValueType.STRING;
    }

    String value(String where) {
      return Cursor.decode(bytes, where);
    }
  }

  /**
   * An array of values of one type.
   *
   * @param element the type of each value
   * @param count how many
   * @param bytes the values as the file has them
   */
  record Items(ValueType element, long count, MemorySegment bytes) implements GgufValue {
    @Override
    public ValueType type() {
      return ValueType.ARRAY;
    }

    /** The texts of an array of strings. */
    List<String> texts(String where) {
      GgufException.check(element == ValueType.STRING, "%s must be an array of strings", where);
      Cursor cursor = new Cursor(bytes);
      List<String> texts = new ArrayList<>();
      for (long i = 0; i < count; i++) {
        texts.add(cursor.nextString(where + "[" + i + "]"));
      }
      return texts;
    }

    /** A value of an array of 32-bit numbers. */
    int intAt(long index) {
      return bytes.get(Cursor.INT, index * 4);
    }

    /** A value of an array of single-precision numbers. */
    float floatAt(long index) {
      return bytes.get(Cursor.FLOAT, index * 4);
    }
  }
}
