package dev.phoenix.model.llama.testmodel;

import dev.phoenix.model.llama.testmodel.GgufBytes.Field;
import dev.phoenix.model.llama.testmodel.GgufBytes.Kind;
import java.util.ArrayList;
import java.util.List;
import org.jspecify.annotations.Nullable;

/** Puts a GGUF file together from metadata and tensors; duplicates are written as given. */
public final class GgufBuilder {

  private static final int ALIGNMENT = 32;

  private record Entry(String key, Object value) {}

  private record Block(String name, long[] shape, int type, byte[] data) {}

  /**
   * A file.
   *
   * @param bytes all of it
   * @param header how many of its first bytes are header, metadata and list of tensors
   * @param fields the fields of the header
   */
  public record Built(byte[] bytes, int header, List<Field> fields) {}

  private final List<Entry> metadata = new ArrayList<>();
  private final List<Block> tensors = new ArrayList<>();

  /**
   * Adds a value: Integer (as uint32), Float, Boolean, String, {@code List<String>}, int[] or
   * float[].
   */
  public GgufBuilder put(String key, Object value) {
    metadata.add(new Entry(key, value));
    return this;
  }

  /** Replaces or removes (null) every value of a key. */
  public GgufBuilder change(String key, @Nullable Object value) {
    metadata.removeIf(e -> e.key().equals(key));
    return value == null ? this : put(key, value);
  }

  /** Adds a tensor; the contiguous dimension first. */
  public GgufBuilder tensor(String name, Weights weights, int... shape) {
    long[] sizes = new long[shape.length];
    for (int i = 0; i < shape.length; i++) {
      sizes[i] = shape[i];
    }
    tensors.add(new Block(name, sizes, weights.type(), weights.data()));
    return this;
  }

  /** Removes a tensor. */
  public GgufBuilder without(String tensor) {
    tensors.removeIf(b -> b.name().equals(tensor));
    return this;
  }

  /** Writes the file. */
  public Built build() {
    GgufBytes out = new GgufBytes();
    out.raw(new byte[] {'G', 'G', 'U', 'F'}).int32(Kind.TYPE, 3);
    out.int64(Kind.COUNT, tensors.size()).int64(Kind.COUNT, metadata.size());
    for (Entry entry : metadata) {
      out.text(entry.key());
      value(out, entry.value());
    }
    long offset = 0;
    for (Block tensor : tensors) {
      out.text(tensor.name()).int32(Kind.COUNT, tensor.shape().length);
      for (long size : tensor.shape()) {
        out.int64(Kind.DIMENSION, size);
      }
      out.int32(Kind.TYPE, tensor.type()).int64(Kind.OFFSET, offset);
      offset += (tensor.data().length + ALIGNMENT - 1) / ALIGNMENT * ALIGNMENT;
    }
    int header = out.size();
    for (Block tensor : tensors) {
      out.pad(ALIGNMENT).raw(tensor.data());
    }
    return new Built(out.pad(ALIGNMENT).toByteArray(), header, out.fields());
  }

  private static void value(GgufBytes out, Object value) {
    switch (value) {
      case Integer v -> out.int32(Kind.TYPE, 4).int32(Kind.NUMBER, v);
      case Float v -> out.int32(Kind.TYPE, 6).int32(Kind.NUMBER, Float.floatToIntBits(v));
      case Boolean v -> out.int32(Kind.TYPE, 7).raw(new byte[] {(byte) (v ? 1 : 0)});
      case String v -> out.int32(Kind.TYPE, 8).text(v);
      case int[] v -> {
        out.int32(Kind.TYPE, 9).int32(Kind.TYPE, 5).int64(Kind.COUNT, v.length);
        for (int element : v) {
          out.int32(Kind.NUMBER, element);
        }
      }
      case float[] v -> {
        out.int32(Kind.TYPE, 9).int32(Kind.TYPE, 6).int64(Kind.COUNT, v.length);
        for (float element : v) {
          out.int32(Kind.NUMBER, Float.floatToIntBits(element));
        }
      }
      case List<?> v -> {
        out.int32(Kind.TYPE, 9).int32(Kind.TYPE, 8).int64(Kind.COUNT, v.size());
        v.forEach(element -> out.text((String) element));
      }
      default -> throw new IllegalArgumentException(value.getClass().getName());
    }
  }
}
