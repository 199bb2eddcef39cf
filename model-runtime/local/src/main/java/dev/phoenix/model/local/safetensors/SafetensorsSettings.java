package dev.phoenix.model.local.safetensors;

import java.nio.file.Path;

/**
 * Which Hugging Face directory to run, and how.
 *
 * @param id what it is called in requests
 * @param directory with {@code config.json}, {@code tokenizer.json} and safetensors files
 * @param contextLength most tokens of a conversation and its answer; 0 takes the model's own, at
 *     most 4,096
 * @param queue conversations that may wait while one is answered, 0 or more
 * @param threads native threads that compute a step, 1 to 64
 * @param template the family of chat templates, such as {@code llama3}; {@code auto} recognises it
 */
public record SafetensorsSettings(
    String id, Path directory, int contextLength, int queue, int threads, String template) {

  /** Lets the directory say which chat template it has. */
  public static final String AUTO = "auto";

  private static final int MOST_THREADS = 64;

  /**
   * @throws IllegalArgumentException if a value is out of range; the message names it
   */
  public SafetensorsSettings {
    check(!id.isBlank(), "id must name the model, such as reference");
    check(contextLength >= 0, "context-length must be 0 or more; it is " + contextLength);
    check(queue >= 0, "queue must be 0 or more; it is " + queue);
    check(threads >= 1 && threads <= MOST_THREADS, "threads must be 1 to 64; it is " + threads);
  }

  private static void check(boolean valid, String message) {
    if (!valid) {
      throw new IllegalArgumentException(message);
    }
  }

  /** The model's own context, 16 waiting, two threads. */
  public static SafetensorsSettings defaults(String id, Path directory) {
    return new SafetensorsSettings(id, directory, 0, 16, 2, AUTO);
  }

  /** The same with another number of threads. */
  public SafetensorsSettings withThreads(int nativeThreads) {
    return new SafetensorsSettings(id, directory, contextLength, queue, nativeThreads, template);
  }
}
