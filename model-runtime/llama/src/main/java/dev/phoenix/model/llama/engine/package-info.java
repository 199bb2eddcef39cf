/**
 * Generates text for many requests at once on one decode thread: batching, prefix cache, sampling.
 *
 * <p>{@link dev.phoenix.model.llama.engine.LlamaCppTextModel#load} checks a GGUF file in Java,
 * loads it and answers {@link dev.phoenix.model.api.text.TextRequest}s. One thread of the process
 * computes for all models, a step at a time. A step gives every running request one token and reads
 * prompts in chunks; requests of different adapters take turns, for an adapter belongs to a whole
 * step. When a request ends, its keys and values are copied out of the context into the prefix
 * cache, because every cell in use slows every step; a later prompt that begins with the same
 * tokens, under the same adapter and scale, gets them back. Callers are called on virtual threads,
 * never on the decode thread.
 */
@NullMarked
package dev.phoenix.model.llama.engine;

import org.jspecify.annotations.NullMarked;
