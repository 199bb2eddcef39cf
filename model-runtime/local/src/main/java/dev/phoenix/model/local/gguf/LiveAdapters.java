package dev.phoenix.model.local.gguf;

import dev.phoenix.model.adapters.Activation;
import dev.phoenix.model.adapters.AdapterException;
import dev.phoenix.model.adapters.AdapterId;
import dev.phoenix.model.adapters.AdapterRegistry;
import dev.phoenix.model.adapters.BaseModel;
import dev.phoenix.model.api.text.AdapterUse;
import dev.phoenix.model.api.text.TextModel;
import dev.phoenix.model.api.text.TextModelException;
import dev.phoenix.model.api.text.TextModelException.Reason;
import java.io.IOException;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import org.jspecify.annotations.Nullable;

/**
 * Brings adapters from the registry into the engine when a request needs them, and takes them out
 * when none does. An adapter is verified each time before it is loaded. Safe for many threads.
 */
final class LiveAdapters {

  private final AdapterRegistry registry;
  private final BaseModel base;
  private final TextModel model;
  private final int idle;

  /** How many requests use each loaded adapter; the longest unused first. */
  private final Map<AdapterId, Integer> users = new LinkedHashMap<>();

  LiveAdapters(AdapterRegistry registry, BaseModel base, TextModel model, int idle) {
    this.registry = registry;
    this.base = base;
    this.model = model;
    this.idle = idle;
  }

  /**
   * Makes ready what a request asks for: the adapter it names, or the live one. Each use that is
   * not null is given back by {@link #release}.
   *
   * @throws TextModelException if there is no such adapter, or it is refused
   */
  @Nullable AdapterUse acquire(@Nullable AdapterUse asked) {
    try {
      if (asked == null) {
        Activation live = registry.live(base.sha256()).orElse(null);
        return live == null || live.adapter() == null ? null : load(live.adapter(), live.scale());
      }
      return asked.id().equals(GgufChatModel.NO_ADAPTER)
          ? null
          : load(parse(asked.id()), asked.scale());
    } catch (AdapterException e) {
      throw refused(e);
    } catch (IOException e) {
      throw new TextModelException(
          Reason.FAILED, "The adapter registry cannot be read: " + e.getMessage(), e);
    }
  }

  private AdapterId parse(String id) throws IOException {
    try {
      return AdapterId.parse(id);
    } catch (AdapterException e) {
      throw new TextModelException(
          Reason.UNKNOWN_ADAPTER,
          "There is no adapter '%s'; there are %s".formatted(id, registry.ids()),
          e);
    }
  }

  private synchronized AdapterUse load(AdapterId id, float scale) throws IOException {
    Integer using = users.remove(id);
    if (using == null) {
      model.loadAdapter(id.toString(), registry.file(id, base));
    }
    users.put(id, using == null ? 1 : using + 1);
    return new AdapterUse(id.toString(), scale);
  }

  /** Ends a use; beyond the idle ones that may stay, the longest unused are unloaded. */
  synchronized void release(AdapterUse use) {
    users.computeIfPresent(AdapterId.parse(use.id()), (id, count) -> count - 1);
    List<AdapterId> unused = new ArrayList<>();
    users.forEach(
        (id, count) -> {
          if (count == 0) {
            unused.add(id);
          }
        });
    for (AdapterId id : unused.subList(0, Math.max(0, unused.size() - idle))) {
      users.remove(id);
      try {
        model.unloadAdapter(id.toString());
      } catch (TextModelException e) {
        if (e.reason() != Reason.CLOSED) {
          throw e;
        }
      }
    }
  }

  private static TextModelException refused(AdapterException e) {
    Reason reason =
        switch (e.reason()) {
          case UNKNOWN -> Reason.UNKNOWN_ADAPTER;
          case INVALID, OTHER_BASE -> Reason.INVALID_REQUEST;
          case DAMAGED, BUSY -> Reason.FAILED;
        };
    return new TextModelException(reason, String.valueOf(e.getMessage()), e);
  }
}
