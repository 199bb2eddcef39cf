package dev.phoenix.model.llama.engine;

import dev.phoenix.model.api.text.AdapterUse;
import dev.phoenix.model.api.text.TextModelException;
import dev.phoenix.model.api.text.TextModelException.Reason;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.TreeSet;
import org.jspecify.annotations.Nullable;

/** The loaded adapters and how many requests use each. Safe for use by many threads. */
final class Adapters {

  private final Map<String, LoadedAdapter> named = new HashMap<>();
  private final Map<LoadedAdapter, Integer> users = new HashMap<>();

  /** Takes up an adapter. */
  synchronized void add(LoadedAdapter adapter) {
    requireFree(adapter.id());
    named.put(adapter.id(), adapter);
    users.put(adapter, 0);
  }

  /** Throws if a name is taken. */
  synchronized void requireFree(String id) {
    if (named.containsKey(id)) {
      throw new TextModelException(
          Reason.INVALID_REQUEST,
          "There is an adapter '%s' already: unload it first, or choose another name"
              .formatted(id));
    }
  }

  /** What a request is computed by; an adapter stays in memory until {@link #release}. */
  synchronized Variant acquire(@Nullable AdapterUse use) {
    if (use == null) {
      return Variant.BASE;
    }
    LoadedAdapter adapter = named.get(use.id());
    if (adapter == null) {
      throw new TextModelException(
          Reason.UNKNOWN_ADAPTER,
          "There is no adapter '%s'; loaded are %s".formatted(use.id(), names()));
    }
    users.merge(adapter, 1, Integer::sum);
    return new Variant(adapter, use.scale());
  }

  /** Ends a request's use. */
  synchronized void release(Variant variant) {
    if (variant.adapter() != null) {
      users.merge(variant.adapter(), -1, Integer::sum);
    }
  }

  /** Refuses new requests for an adapter. */
  synchronized void retire(String id) {
    named.remove(id);
  }

  /** Retires all. */
  synchronized void retireAll() {
    named.clear();
  }

  /** Takes out the retired adapters that no request uses any more. */
  synchronized List<LoadedAdapter> takeUnused() {
    List<LoadedAdapter> unused = new ArrayList<>();
    users.forEach(
        (adapter, count) -> {
          if (count == 0 && !named.containsValue(adapter)) {
            unused.add(adapter);
          }
        });
    unused.forEach(users::remove);
    return unused;
  }

  /** The names that can be used. */
  synchronized Set<String> names() {
    return new TreeSet<>(named.keySet());
  }
}
