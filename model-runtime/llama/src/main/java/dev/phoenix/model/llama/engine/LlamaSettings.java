package dev.phoenix.model.llama.engine;

import java.nio.file.Path;

/**
 * How a model is run.
 *
 * @param contextLength most tokens of a prompt and its answer together; 0 takes the model's own, at
 *     most 4,096
 * @param parallel requests that are decoded at once, 1 to 64
 * @param queue requests that may wait for a place, 0 or more
 * @param threads native threads that compute a step of one token, 1 to 64
 * @param batchThreads native threads that compute a step of several tokens: of several requests, or
 *     of a prompt; 1 to 64
 * @param prefillChunk most prompt tokens of a step, all requests together, 1 to 4,096
 * @param cacheBytes most bytes of keys and values that the prefix cache keeps; 0 turns it off
 * @param singlePrecision keys and values in 32 bits instead of 16: twice the memory, for comparing
 *     with a reference
 * @param nativesFolder where llama.cpp's library is unpacked to
 */
public record LlamaSettings(
    int contextLength,
    int parallel,
    int queue,
    int threads,
    int batchThreads,
    int prefillChunk,
    long cacheBytes,
    boolean singlePrecision,
    Path nativesFolder) {

  private static final int MOST_DEFAULT_CONTEXT = 4_096;

  /** Checks each value's range. */
  public LlamaSettings {
    check(contextLength >= 0, "contextLength", "0 or more", contextLength);
    check(parallel >= 1 && parallel <= 64, "parallel", "from 1 to 64", parallel);
    check(queue >= 0, "queue", "0 or more", queue);
    check(threads >= 1 && threads <= 64, "threads", "from 1 to 64", threads);
    check(batchThreads >= 1 && batchThreads <= 64, "batchThreads", "from 1 to 64", batchThreads);
    check(
        prefillChunk >= 1 && prefillChunk <= 4_096, "prefillChunk", "from 1 to 4096", prefillChunk);
    check(cacheBytes >= 0, "cacheBytes", "0 or more", cacheBytes);
  }

  /** Four requests at once, 64 waiting, two threads, chunks of 256 tokens, a cache of 64 MiB. */
  public static LlamaSettings defaults() {
    Path natives = Path.of(System.getProperty("user.home", "."), ".cache", "phoenix", "natives");
    return new LlamaSettings(0, 4, 64, 2, 2, 256, 64L << 20, false, natives);
  }

  /** The same with another context length. */
  public LlamaSettings withContextLength(int value) {
    return new LlamaSettings(
        value,
        parallel,
        queue,
        threads,
        batchThreads,
        prefillChunk,
        cacheBytes,
        singlePrecision,
        nativesFolder);
  }

  /** The same with other numbers of requests at once and waiting. */
  public LlamaSettings withRequests(int atOnce, int waiting) {
    return new LlamaSettings(
        contextLength,
        atOnce,
        waiting,
        threads,
        batchThreads,
        prefillChunk,
        cacheBytes,
        singlePrecision,
        nativesFolder);
  }

  /** The same with other numbers of native threads. */
  public LlamaSettings withThreads(int value, int batchValue) {
    return new LlamaSettings(
        contextLength,
        parallel,
        queue,
        value,
        batchValue,
        prefillChunk,
        cacheBytes,
        singlePrecision,
        nativesFolder);
  }

  /** The same with another chunk of prompt tokens. */
  public LlamaSettings withPrefillChunk(int value) {
    return new LlamaSettings(
        contextLength,
        parallel,
        queue,
        threads,
        batchThreads,
        value,
        cacheBytes,
        singlePrecision,
        nativesFolder);
  }

  /** The same with another bound of the prefix cache. */
  public LlamaSettings withCacheBytes(long value) {
    return new LlamaSettings(
        contextLength,
        parallel,
        queue,
        threads,
        batchThreads,
        prefillChunk,
        value,
        singlePrecision,
        nativesFolder);
  }

  /** The same with keys and values in 32 or 16 bits. */
  public LlamaSettings withSinglePrecision(boolean value) {
    return new LlamaSettings(
        contextLength,
        parallel,
        queue,
        threads,
        batchThreads,
        prefillChunk,
        cacheBytes,
        value,
        nativesFolder);
  }

  /** The same with another folder for llama.cpp's library. */
  public LlamaSettings withNativesFolder(Path value) {
    return new LlamaSettings(
        contextLength,
        parallel,
        queue,
        threads,
        batchThreads,
        prefillChunk,
        cacheBytes,
        singlePrecision,
        value);
  }

  /** The context length for a model that was trained on {@code trained} tokens at once. */
  int contextFor(int trained) {
    return contextLength == 0 ? Math.min(trained, MOST_DEFAULT_CONTEXT) : contextLength;
  }

  private static void check(boolean valid, String name, String needed, Number value) {
    if (!valid) {
      throw new IllegalArgumentException("%s must be %s; it is %s".formatted(name, needed, value));
    }
  }
}
