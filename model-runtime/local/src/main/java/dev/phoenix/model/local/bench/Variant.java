package dev.phoenix.model.local.bench;

import dev.phoenix.model.adapters.AdapterId;
import dev.phoenix.model.api.text.AdapterUse;
import dev.phoenix.model.local.gguf.GgufChatModel;
import org.jspecify.annotations.Nullable;

/**
 * What can be live.
 *
 * @param adapter null for the model alone
 */
record Variant(@Nullable AdapterId adapter) {

  static final Variant BASE = new Variant(null);

  /** How a request names it. */
  AdapterUse use() {
    return AdapterUse.of(adapter == null ? GgufChatModel.NO_ADAPTER : adapter.toString());
  }
}
