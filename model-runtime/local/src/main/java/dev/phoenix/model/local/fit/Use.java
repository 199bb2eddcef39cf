package dev.phoenix.model.local.fit;

/**
 * How a model is going to be run.
 *
 * @param context most tokens of a conversation and its answer
 * @param parallel conversations at once, each with a context of its own
 * @param batch most tokens of a step
 * @param keyBytes bytes of a number among keys and values: 2 in llama.cpp, 4 in the decoder
 * @param cacheBytes most bytes of the prefix cache
 * @param engineBytes what the engine itself takes, its libraries above all
 */
public record Use(
    int context, int parallel, int batch, int keyBytes, long cacheBytes, long engineBytes) {

  /** The same with another context. */
  Use withContext(int tokens) {
    return new Use(tokens, parallel, batch, keyBytes, cacheBytes, engineBytes);
  }
}
