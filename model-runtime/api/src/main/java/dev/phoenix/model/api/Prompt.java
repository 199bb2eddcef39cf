package dev.phoenix.model.api;

/**
 * A prompt for {@link ModelRuntimeClient#generate}.
 *
 * @param text the prompt itself
 * @param system instructions that stand apart from it; may be empty
 * @param model a writer's name such as {@code ollama:llama3.2}; empty for the first healthy model
 * @param maxTokens 1 to 4096; 0 means 512
 * @param temperature 0 to 2; 0 is greedy
 * @param seed makes sampling repeatable where the model can
 */
public record Prompt(
    String text, String system, String model, int maxTokens, float temperature, long seed) {

  /** A greedy prompt for the first healthy model. */
  public static Prompt of(String text) {
    return new Prompt(text, "", "", 0, 0f, 0L);
  }
}
