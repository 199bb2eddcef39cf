/**
 * The Llama decoder on DJL's arrays: norm, rotary positions, grouped-query attention, feed-forward,
 * cache.
 */
@NullMarked
package dev.phoenix.model.decoder.net;

import org.jspecify.annotations.NullMarked;
