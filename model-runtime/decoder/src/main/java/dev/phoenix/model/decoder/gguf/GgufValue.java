package dev.phoenix.model.decoder.gguf;

import java.util.List;

/** A metadata value with its GGUF type. */
sealed interface GgufValue {

  /** Unsigned 32-bit integer. */
  record UInt32(int value) implements GgufValue {}

  /** 32-bit float. */
  record Float32(float value) implements GgufValue {}

  /** Truth value. */
  record Bool(boolean value) implements GgufValue {}

  /** UTF-8 text. */
  record Text(String value) implements GgufValue {}

  /** List of texts. */
  record Texts(List<String> values) implements GgufValue {}

  /** List of signed 32-bit integers. */
  record Int32s(List<Integer> values) implements GgufValue {}

  /** Writes the type's number and the value. */
  default void write(LittleEndian out) {
    switch (this) {
      case UInt32 v -> {
        out.int32(4);
        out.int32(v.value());
      }
      case Float32 v -> {
        out.int32(6);
        out.int32(Float.floatToRawIntBits(v.value()));
      }
      case Bool v -> {
        out.int32(7);
        out.bytes(new byte[] {(byte) (v.value() ? 1 : 0)});
      }
      case Text v -> {
        out.int32(8);
        out.string(v.value());
      }
      case Texts v -> {
        out.int32(9);
        out.int32(8);
        out.int64(v.values().size());
        v.values().forEach(out::string);
      }
      case Int32s v -> {
        out.int32(9);
        out.int32(5);
        out.int64(v.values().size());
        v.values().forEach(out::int32);
      }
    }
  }
}
