package dev.phoenix.model.llama.engine;

import dev.phoenix.model.api.text.PromptPart;
import dev.phoenix.model.api.text.TextModelException;
import dev.phoenix.model.api.text.TextModelException.Reason;
import dev.phoenix.model.llama.binding.NativeVocabulary;
import java.util.List;
import java.util.stream.IntStream;

/** Turns prompts into tokens. */
final class PromptTokens {

  private PromptTokens() {}

  /** A prompt's tokens, after the token that begins every text if the model has one. */
  static int[] of(List<PromptPart> prompt, NativeVocabulary vocabulary) {
    IntStream tokens =
        vocabulary.beginning() < 0 ? IntStream.empty() : IntStream.of(vocabulary.beginning());
    for (PromptPart part : prompt) {
      boolean special = part instanceof PromptPart.Control;
      tokens = IntStream.concat(tokens, IntStream.of(vocabulary.tokenize(part.text(), special)));
    }
    return tokens.toArray();
  }

  /**
   * A prompt's tokens if there are from 1 to {@code most}. A text that is longer for certain is
   * refused before the work of making tokens of it.
   */
  static int[] fitting(List<PromptPart> prompt, NativeVocabulary vocabulary, int most) {
    long characters = 0;
    for (PromptPart part : prompt) {
      if (part instanceof PromptPart.Plain) {
        characters += part.text().length();
      }
    }
    requireFit(characters / vocabulary.longestPiece(), most);
    int[] tokens = of(prompt, vocabulary);
    requireFit(tokens.length, most);
    if (tokens.length == 0) {
      throw new TextModelException(
          Reason.INVALID_REQUEST, "The prompt is empty: give at least one character");
    }
    return tokens;
  }

  private static void requireFit(long tokens, int most) {
    if (tokens > most) {
      throw new TextModelException(
          Reason.CONTEXT_EXCEEDED,
          ("The prompt has %d tokens or more, and only %d fit into the context beside the answer:"
                  + " shorten the prompt, ask for fewer tokens, or use a longer context")
              .formatted(tokens, Math.max(0, most)));
    }
  }
}
