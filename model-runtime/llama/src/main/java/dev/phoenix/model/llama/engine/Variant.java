package dev.phoenix.model.llama.engine;

import org.jspecify.annotations.Nullable;

/**
 * What computes a token: the model alone, or with an adapter at a scale. Tokens of one step, and
 * keys and values that are used again, are of one variant.
 *
 * @param adapter null for the model alone
 * @param scale multiplies the adapter's weights; 0 without one
 */
record Variant(@Nullable LoadedAdapter adapter, float scale) {

  static final Variant BASE = new Variant(null, 0);
}
