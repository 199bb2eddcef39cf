package dev.phoenix.model.llama.binding;

/**
 * The memory and threads of a context.
 *
 * @param cells tokens whose keys and values it holds, of all sequences together
 * @param batch most tokens of a step
 * @param sequences how many sequences there may be, numbered from 0
 * @param threads threads that compute a step of one token
 * @param batchThreads threads that compute a step of several
 * @param singlePrecision keys and values in 32 bits instead of 16
 */
public record ContextSettings(
    int cells, int batch, int sequences, int threads, int batchThreads, boolean singlePrecision) {}
