package dev.phoenix.model.api.chat;

import dev.phoenix.model.api.text.TextGeneration;
import dev.phoenix.model.api.text.TextListener;
import dev.phoenix.model.api.text.TextModelException;
import org.jspecify.annotations.Nullable;

/**
 * A model that answers conversations: one in this process or one behind a server. Safe for use by
 * many threads.
 */
public interface ChatModel extends AutoCloseable {

  /** What it is called in requests and answers, such as {@code phoenix-core}. */
  String id();

  /** What runs it, such as {@code llama.cpp}, {@code djl}, {@code ollama}, {@code openai}. */
  String engine();

  /** Most tokens of a conversation and its answer together; 0 where nobody says. */
  int contextLength();

  /** Whether it is worth asking now. Quick: what was learned lately holds for a while. */
  boolean available();

  /**
   * Starts to answer. The future of the result completes with a {@link TextModelException} when the
   * answer fails; what the listener got until then stays with it.
   *
   * @param listener takes the answer as it grows, or null when only the result matters
   * @throws TextModelException at once when the request is invalid, exceeds the context, names an
   *     adapter that the model lacks, or finds a full queue
   */
  TextGeneration generate(ChatRequest request, @Nullable TextListener listener);

  /** Ends all requests with {@link TextModelException.Reason#CLOSED}. */
  @Override
  void close();
}
