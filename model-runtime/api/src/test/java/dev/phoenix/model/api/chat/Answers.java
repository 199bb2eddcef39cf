package dev.phoenix.model.api.chat;

import dev.phoenix.model.api.text.TextGeneration;
import dev.phoenix.model.api.text.TextModelException;
import dev.phoenix.model.api.text.TextResult;
import java.util.concurrent.CompletionException;
import java.util.concurrent.TimeUnit;

/** Waits for answers, generously. */
public final class Answers {

  private static final long SECONDS = 120;

  private Answers() {}

  /** The answer to a request. */
  public static TextResult ask(ChatModel model, ChatRequest request) {
    return end(model.generate(request, null));
  }

  /** The result of a request under way; a {@link TextModelException} if it failed. */
  public static TextResult end(TextGeneration generation) {
    try {
      return generation.result().copy().orTimeout(SECONDS, TimeUnit.SECONDS).join();
    } catch (CompletionException e) {
      if (e.getCause() instanceof TextModelException failure) {
        throw failure;
      }
      throw e;
    }
  }

  /** The failure of a request under way. */
  public static TextModelException failure(TextGeneration generation) {
    try {
      TextResult result = end(generation);
      throw new AssertionError("It should have failed; it ended with " + result.finish());
    } catch (TextModelException e) {
      return e;
    }
  }

  /** Whether each surrogate of a text has its other half. */
  public static boolean wellFormed(String text) {
    return text.codePoints().noneMatch(c -> c >= 0xd800 && c <= 0xdfff);
  }
}
