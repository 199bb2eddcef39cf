package dev.phoenix.model.api.text;

import java.util.List;
import org.jspecify.annotations.Nullable;

/**
 * What to generate.
 *
 * @param prompt the stretches of the prompt in order; together at least one token
 * @param maxTokens most tokens to generate, 1 or more; prompt and answer together must fit the
 *     context
 * @param sampling how tokens are chosen
 * @param stops texts that end the answer and are not part of it; none empty, at most 16
 * @param adapter the adapter to apply, or null for the model alone
 */
public record TextRequest(
    List<PromptPart> prompt,
    int maxTokens,
    Sampling sampling,
    List<String> stops,
    @Nullable AdapterUse adapter) {

  private static final int MOST_STOPS = 16;

  public TextRequest {
    prompt = List.copyOf(prompt);
    stops = List.copyOf(stops);
    if (maxTokens < 1) {
      throw invalid("maxTokens must be 1 or more; it is " + maxTokens);
    }
    if (stops.size() > MOST_STOPS || stops.stream().anyMatch(String::isEmpty)) {
      throw invalid("stops must be at most %d texts, none empty".formatted(MOST_STOPS));
    }
  }

  /** A request without stops and adapter. */
  public static TextRequest of(String prompt, int maxTokens, Sampling sampling) {
    return new TextRequest(PromptPart.plain(prompt), maxTokens, sampling, List.of(), null);
  }

  /** The same request with these stops. */
  public TextRequest withStops(String... texts) {
    return new TextRequest(prompt, maxTokens, sampling, List.of(texts), adapter);
  }

  /** The same request with this adapter. */
  public TextRequest withAdapter(@Nullable AdapterUse use) {
    return new TextRequest(prompt, maxTokens, sampling, stops, use);
  }

  private static TextModelException invalid(String message) {
    return new TextModelException(TextModelException.Reason.INVALID_REQUEST, message);
  }
}
