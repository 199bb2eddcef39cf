package dev.phoenix.model.api.chat;

import dev.phoenix.model.api.text.AdapterUse;
import dev.phoenix.model.api.text.Sampling;
import dev.phoenix.model.api.text.TextModelException;
import dev.phoenix.model.api.text.TextModelException.Reason;
import java.util.List;
import org.jspecify.annotations.Nullable;

/**
 * What to answer.
 *
 * @param messages the conversation so far, at least one; the last one is the user's
 * @param maxTokens most tokens to generate, 1 or more; 0 lets the model's context decide
 * @param sampling how tokens are chosen; a server behind the model may ignore what its API lacks
 * @param stops texts that end the answer and are not part of it; none empty, at most 16
 * @param adapter the adapter to apply, or null for the model alone
 */
public record ChatRequest(
    List<ChatMessage> messages,
    int maxTokens,
    Sampling sampling,
    List<String> stops,
    @Nullable AdapterUse adapter) {

  private static final int MOST_STOPS = 16;

  /**
   * @throws TextModelException with {@link Reason#INVALID_REQUEST}; the message names what is wrong
   */
  public ChatRequest {
    messages = List.copyOf(messages);
    stops = List.copyOf(stops);
    if (messages.isEmpty() || messages.getLast().role() != ChatMessage.Role.USER) {
      throw invalid("messages must hold at least one, the last one with the role user");
    }
    if (maxTokens < 0) {
      throw invalid("max_tokens must be 0 or more; it is " + maxTokens);
    }
    if (stops.size() > MOST_STOPS || stops.stream().anyMatch(String::isEmpty)) {
      throw invalid("stop must be at most %d texts, none empty".formatted(MOST_STOPS));
    }
  }

  /** A question without system message, stops and adapter. */
  public static ChatRequest of(String question, int maxTokens, Sampling sampling) {
    return new ChatRequest(
        List.of(ChatMessage.user(question)), maxTokens, sampling, List.of(), null);
  }

  /** The same request with this adapter. */
  public ChatRequest withAdapter(@Nullable AdapterUse use) {
    return new ChatRequest(messages, maxTokens, sampling, stops, use);
  }

  private static TextModelException invalid(String message) {
    return new TextModelException(Reason.INVALID_REQUEST, message);
  }
}
