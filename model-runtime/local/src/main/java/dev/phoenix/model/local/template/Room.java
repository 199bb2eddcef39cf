package dev.phoenix.model.local.template;

import dev.phoenix.model.api.chat.ChatRequest;
import dev.phoenix.model.api.text.PromptPart;
import dev.phoenix.model.api.text.TextModelException;
import dev.phoenix.model.api.text.TextModelException.Reason;
import java.util.List;
import java.util.function.ToIntFunction;

/** Whether a conversation and its answer fit into a context. */
public final class Room {

  /** No vocabulary has longer tokens than runs of this many spaces. */
  private static final int LONGEST_TOKEN = 128;

  private Room() {}

  /**
   * The most tokens that the answer may have: as many as asked for, or all that are left.
   *
   * @param count counts a prompt's tokens; not called when the text is too long for certain
   * @throws TextModelException with {@link Reason#CONTEXT_EXCEEDED}; its message has the count and
   *     the limit
   */
  public static int forAnswer(
      ChatRequest request,
      List<PromptPart> prompt,
      int context,
      ToIntFunction<List<PromptPart>> count) {
    long characters = prompt.stream().mapToLong(part -> part.text().length()).sum();
    int answer = Math.max(1, request.maxTokens());
    if (characters / LONGEST_TOKEN > context) {
      throw exceeded("more than " + context, answer, context);
    }
    int tokens = count.applyAsInt(prompt);
    if ((long) tokens + answer > context) {
      throw exceeded(Integer.toString(tokens), answer, context);
    }
    return request.maxTokens() == 0 ? context - tokens : request.maxTokens();
  }

  private static TextModelException exceeded(String tokens, int answer, int context) {
    return new TextModelException(
        Reason.CONTEXT_EXCEEDED,
        ("The conversation has %s tokens and its answer up to %d; the context holds %d: shorten the"
                + " conversation, ask for a shorter answer, or run the model with a longer context")
            .formatted(tokens, answer, context));
  }
}
