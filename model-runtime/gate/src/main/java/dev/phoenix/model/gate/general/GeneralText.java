package dev.phoenix.model.gate.general;

import dev.phoenix.model.api.text.PromptPart;
import dev.phoenix.model.core.PromptFormat;
import java.util.List;

/**
 * An answer that the model has always known.
 *
 * @param prompt what it is asked
 * @param response what it answers
 */
public record GeneralText(List<PromptPart> prompt, String response) {

  public GeneralText {
    prompt = List.copyOf(prompt);
  }

  /** The answer with the token that ends it. */
  public List<PromptPart> answer() {
    return List.of(new PromptPart.Plain(response), new PromptPart.Control(PromptFormat.END));
  }
}
