package dev.phoenix.model.local.fit;

import dev.phoenix.model.decoder.config.LlamaConfig;
import dev.phoenix.model.llama.gguf.LlamaShape;

/**
 * The numbers of a model that its working memory depends on.
 *
 * @param vocabulary tokens
 * @param width numbers of an embedding
 * @param layers blocks
 * @param feedForward inner numbers of a feed-forward layer
 * @param heads query heads of a block
 * @param keyValueHeads heads of keys and values of a block
 * @param headSize numbers of a head
 */
public record Dimensions(
    int vocabulary,
    int width,
    int layers,
    int feedForward,
    int heads,
    int keyValueHeads,
    int headSize) {

  /** Those of a GGUF file. */
  public static Dimensions of(LlamaShape shape) {
    return new Dimensions(
        shape.vocabulary(),
        shape.width(),
        shape.layers(),
        shape.feedForward(),
        shape.heads(),
        shape.keyValueHeads(),
        shape.headSize());
  }

  /** Those of a Hugging Face directory. */
  public static Dimensions of(LlamaConfig config) {
    return new Dimensions(
        config.vocabularySize(),
        config.hiddenSize(),
        config.layers(),
        config.feedForwardSize(),
        config.heads(),
        config.keyValueHeads(),
        config.headSize());
  }
}
