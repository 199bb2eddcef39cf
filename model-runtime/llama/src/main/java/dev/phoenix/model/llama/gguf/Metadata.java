package dev.phoenix.model.llama.gguf;

import java.util.Collections;
import java.util.LinkedHashMap;
import java.util.Map;
import java.util.Optional;
import java.util.Set;

/**
 * A file's metadata by key. llama.cpp reads each key with one type and gives up, or aborts, on
 * another, so the types are checked strictly.
 */
public final class Metadata {

  private final Map<String, GgufValue> values = new LinkedHashMap<>();

  void put(String key, GgufValue value) {
    GgufException.check(
        values.putIfAbsent(key, value) == null, "The metadata key '%s' occurs twice", key);
  }

  /** Whether there is a value for a key. */
  public boolean has(String key) {
    return values.containsKey(key);
  }

  /** All keys, in the file's order. */
  public Set<String> keys() {
    return Collections.unmodifiableSet(values.keySet());
  }

  /** Refuses a value of another type; a key without a value passes. */
  void requireType(String key, ValueType type) {
    optional(key, GgufValue.class, type);
  }

  /** An unsigned 32-bit number. */
  public Optional<Long> uint32(String key) {
    return optional(key, GgufValue.Whole.class, ValueType.UINT32).map(GgufValue.Whole::value);
  }

  /** A single-precision number, which must be finite. */
  public Optional<Double> float32(String key) {
    Optional<Double> value =
        optional(key, GgufValue.Real.class, ValueType.FLOAT32).map(GgufValue.Real::value);
    value.ifPresent(
        v -> GgufException.check(Double.isFinite(v), "'%s' must be finite; it is %s", key, v));
    return value;
  }

  /** True or false. */
  public Optional<Boolean> flag(String key) {
    return optional(key, GgufValue.Flag.class, ValueType.BOOL).map(GgufValue.Flag::value);
  }

  /** A text. */
  public Optional<String> text(String key) {
    return optional(key, GgufValue.Text.class, ValueType.STRING).map(v -> v.value("'" + key + "'"));
  }

  /** An array whose values have a type. */
  public Optional<GgufValue.Items> items(String key, ValueType element) {
    Optional<GgufValue.Items> items = optional(key, GgufValue.Items.class, ValueType.ARRAY);
    items.ifPresent(
        v ->
            GgufException.check(
                v.element() == element,
                "'%s' must be an array of %s; it is one of %s",
                key,
                element,
                v.element()));
    return items;
  }

  /** A value that must be there. */
  static <T> T need(Optional<T> value, String key) {
    return value.orElseThrow(
        () -> new GgufException("The metadata lacks '%s', which is required".formatted(key)));
  }

  private <T extends GgufValue> Optional<T> optional(String key, Class<T> kind, ValueType type) {
    GgufValue value = values.get(key);
    if (value == null) {
      return Optional.empty();
    }
    GgufException.check(
        value.type() == type, "'%s' must be of type %s; it is %s", key, type, value.type());
    return Optional.of(kind.cast(value));
  }
}
