package dev.phoenix.model.api;

/**
 * What a model made of a {@link Prompt}.
 *
 * @param text the whole text
 * @param model who wrote it
 * @param promptTokens tokens read; 0 when the model does not say
 * @param completionTokens tokens written; 0 when the model does not say
 * @param milliseconds how long it took
 */
public record Completion(
    String text, String model, int promptTokens, int completionTokens, long milliseconds) {}
