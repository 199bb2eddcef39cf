/**
 * Generates text for many requests at once on one decode thread: batching, prefix cache, sampling.
 */
@NullMarked
package dev.phoenix.model.llama.engine;

import org.jspecify.annotations.NullMarked;
