package dev.phoenix.model.local.gguf;

import java.nio.file.Path;
import org.jspecify.annotations.Nullable;

/**
 * Which GGUF model to run, and how.
 *
 * @param id what it is called in requests
 * @param file the GGUF file
 * @param contextLength most tokens of a conversation and its answer; 0 takes the model's own, at
 *     most 4,096
 * @param parallel conversations that are decoded at once, 1 to 64
 * @param queue conversations that may wait for a place, 0 or more
 * @param threads native threads that compute a step of one token, 1 to 64
 * @param batchThreads native threads that compute a step of several tokens, 1 to 64
 * @param cacheBytes most bytes of keys and values that the prefix cache keeps; 0 turns it off
 * @param nativesFolder where llama.cpp's library is unpacked to; null for the user's cache folder
 * @param template the family of chat templates, such as {@code llama3}; {@code auto} recognises it
 * @param idleAdapters how many adapters stay loaded that no conversation uses, 0 or more
 */
public record GgufSettings(
    String id,
    Path file,
    int contextLength,
    int parallel,
    int queue,
    int threads,
    int batchThreads,
    long cacheBytes,
    @Nullable Path nativesFolder,
    String template,
    int idleAdapters) {

  /** Lets the model's file say which chat template it has. */
  public static final String AUTO = "auto";

  private static final int MOST = 64;

  /**
   * @throws IllegalArgumentException if a value is out of range; the message names it
   */
  public GgufSettings {
    if (id.isBlank()) {
      throw new IllegalArgumentException("id must name the model, such as phoenix-core");
    }
    range("context-length", contextLength, 0, Integer.MAX_VALUE);
    range("parallel", parallel, 1, MOST);
    range("queue", queue, 0, Integer.MAX_VALUE);
    range("threads", threads, 1, MOST);
    range("batch-threads", batchThreads, 1, MOST);
    range("cache-bytes", cacheBytes, 0, Long.MAX_VALUE);
    range("idle-adapters", idleAdapters, 0, Integer.MAX_VALUE);
  }

  private static void range(String name, long value, long least, long most) {
    if (value < least || value > most) {
      throw new IllegalArgumentException(
          "%s must be %s; it is %d"
              .formatted(name, most == MOST ? least + " to " + most : least + " or more", value));
    }
  }

  /** Four conversations at once, 64 waiting, two threads, a cache of 64 MiB, two idle adapters. */
  public static GgufSettings defaults(String id, Path file) {
    return new GgufSettings(id, file, 0, 4, 64, 2, 2, 64L << 20, null, AUTO, 2);
  }

  /** The same with another context, and other numbers of conversations at once and waiting. */
  public GgufSettings withRoom(int context, int atOnce, int waiting) {
    return new GgufSettings(
        id,
        file,
        context,
        atOnce,
        waiting,
        threads,
        batchThreads,
        cacheBytes,
        nativesFolder,
        template,
        idleAdapters);
  }

  /** The same with other numbers of threads and another folder for llama.cpp's library. */
  public GgufSettings withEngine(int nativeThreads, int nativeBatchThreads, Path natives) {
    return new GgufSettings(
        id,
        file,
        contextLength,
        parallel,
        queue,
        nativeThreads,
        nativeBatchThreads,
        cacheBytes,
        natives,
        template,
        idleAdapters);
  }

  /** The same with another family of chat templates. */
  public GgufSettings withTemplate(String family) {
    return new GgufSettings(
        id,
        file,
        contextLength,
        parallel,
        queue,
        threads,
        batchThreads,
        cacheBytes,
        nativesFolder,
        family,
        idleAdapters);
  }

  /** The same with another number of idle adapters. */
  public GgufSettings withIdleAdapters(int most) {
    return new GgufSettings(
        id,
        file,
        contextLength,
        parallel,
        queue,
        threads,
        batchThreads,
        cacheBytes,
        nativesFolder,
        template,
        most);
  }

  /** The same with other numbers of threads. */
  public GgufSettings withThreads(int nativeThreads, int nativeBatchThreads) {
    return new GgufSettings(
        id,
        file,
        contextLength,
        parallel,
        queue,
        nativeThreads,
        nativeBatchThreads,
        cacheBytes,
        nativesFolder,
        template,
        idleAdapters);
  }
}
