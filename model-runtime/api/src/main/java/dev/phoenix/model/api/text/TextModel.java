package dev.phoenix.model.api.text;

import java.nio.file.Path;
import java.util.List;
import java.util.Set;
import org.jspecify.annotations.Nullable;

/** A loaded model that generates text for many requests at once. Safe for use by many threads. */
public interface TextModel extends AutoCloseable {

  /** Most tokens of a prompt and its answer together. */
  int contextLength();

  /** How many tokens a prompt has, as {@link TextResult#promptTokens()} counts. */
  int countTokens(List<PromptPart> prompt);

  /**
   * Starts a request, or queues it.
   *
   * @param listener takes the answer as it grows, or null when only the result matters
   * @throws TextModelException at once when the request is invalid, does not fit the context, names
   *     an adapter that is not loaded, or finds the queue full
   */
  TextGeneration generate(TextRequest request, @Nullable TextListener listener);

  /**
   * Loads a LoRA adapter, beside those already loaded.
   *
   * @param id the name to use it by
   * @param file a GGUF adapter made for this model
   * @throws TextModelException if the name is taken or the file is not an adapter of this model
   */
  void loadAdapter(String id, Path file);

  /**
   * Forgets an adapter: new requests for it are refused at once, its memory is freed when the last
   * request under way has left it. Does nothing when there is no such adapter.
   */
  void unloadAdapter(String id);

  /** Names of the loaded adapters. */
  Set<String> adapters();

  /** What happened so far. */
  TextModelStats stats();

  /** Ends all requests with {@link TextModelException.Reason#CLOSED} and frees the model. */
  @Override
  void close();
}
