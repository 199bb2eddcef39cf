package dev.phoenix.model.server.writer.core;

import dev.phoenix.model.adapters.Activation;
import dev.phoenix.model.adapters.AdapterException;
import dev.phoenix.model.adapters.AdapterId;
import dev.phoenix.model.adapters.AdapterRegistry;
import java.io.IOException;
import java.util.Map;
import java.util.Set;
import java.util.concurrent.ConcurrentHashMap;
import org.jspecify.annotations.Nullable;

/** What the adapters of a registry taught; a version never changes, so each is read once. */
final class AdapterWords implements CoreWriter.Words {

  private final AdapterRegistry registry;
  private final String base;
  private final Map<AdapterId, Taught> known = new ConcurrentHashMap<>();

  /**
   * @param base sha256 of the model
   */
  AdapterWords(AdapterRegistry registry, String base) {
    this.registry = registry;
    this.base = base;
  }

  @Override
  public @Nullable AdapterId adapter() {
    try {
      return registry.live(base).map(Activation::adapter).orElse(null);
    } catch (IOException | AdapterException e) {
      return null;
    }
  }

  @Override
  public Taught live() {
    try {
      return of(registry.live(base).map(Activation::adapter).orElse(null));
    } catch (IOException | AdapterException e) {
      // the next draft says so; this one was written by what was live then
      return Taught.ANYTHING;
    }
  }

  @Override
  public Taught of(@Nullable AdapterId adapter) {
    if (adapter == null) {
      return Taught.NOTHING;
    }
    var before = known.get(adapter);
    if (before != null) {
      return before;
    }
    try {
      var words = registry.show(adapter).words();
      var taught = words.isEmpty() ? Taught.ANYTHING : new Taught(false, Set.copyOf(words));
      known.put(adapter, taught);
      return taught;
    } catch (IOException | AdapterException e) {
      return Taught.ANYTHING;
    }
  }
}
