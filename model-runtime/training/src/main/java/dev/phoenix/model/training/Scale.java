package dev.phoenix.model.training;

import dev.phoenix.model.decoder.config.LlamaConfig;

/**
 * How large the model and the work around its training are.
 *
 * @param width of the residual stream, in heads of 32 with one key and value head for two of them
 * @param layers decoder layers
 * @param contextLength most tokens of a sequence
 * @param tokenizerLessons lessons that the tokenizer is learned from
 * @param validationLessons lessons that the validation loss is a mean of
 * @param checkpointEvery steps between checkpoints
 */
record Scale(
    int width,
    int layers,
    int contextLength,
    int tokenizerLessons,
    int validationLessons,
    int checkpointEvery) {

  private static final int HEAD = 32;

  /** phoenix-core: 5.5 million parameters. */
  static final Scale CORE = new Scale(256, 6, 1024, 20_000, 400, 100);

  LlamaConfig model(int vocabularySize) {
    int heads = width / HEAD;
    return LlamaConfig.small(
        vocabularySize, width, layers, heads, heads / 2, width * 11 / 4, contextLength);
  }
}
