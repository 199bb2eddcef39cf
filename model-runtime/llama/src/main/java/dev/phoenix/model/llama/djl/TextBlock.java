package dev.phoenix.model.llama.djl;

import ai.djl.ndarray.NDArray;
import ai.djl.ndarray.NDList;
import ai.djl.ndarray.types.Shape;
import ai.djl.nn.AbstractBlock;
import ai.djl.training.ParameterStore;
import ai.djl.util.PairList;
import ai.djl.util.passthrough.PassthroughNDArray;
import ai.djl.util.passthrough.PassthroughNDManager;
import dev.phoenix.model.api.text.TextGeneration;
import dev.phoenix.model.api.text.TextModel;
import dev.phoenix.model.api.text.TextModelException;
import dev.phoenix.model.api.text.TextRequest;
import dev.phoenix.model.api.text.TextResult;
import java.util.ArrayList;
import java.util.List;
import java.util.concurrent.CompletionException;
import org.jspecify.annotations.Nullable;

/** Answers the requests that pass through it, all together, in their order. */
final class TextBlock extends AbstractBlock {

  private final TextModel model;

  TextBlock(TextModel model) {
    this.model = model;
  }

  @Override
  protected NDList forwardInternal(
      ParameterStore parameterStore,
      NDList inputs,
      boolean training,
      @Nullable PairList<String, Object> params) {
    List<TextGeneration> generations = new ArrayList<>();
    try {
      for (NDArray input : inputs) {
        generations.add(model.generate(request(input), null));
      }
      NDList results = new NDList();
      for (TextGeneration generation : generations) {
        results.add(PassthroughNDManager.INSTANCE.create(generation.result().join()));
      }
      return results;
    } catch (RuntimeException e) {
      generations.forEach(TextGeneration::cancel);
      if (e instanceof CompletionException && e.getCause() instanceof TextModelException cause) {
        throw cause;
      }
      throw e;
    }
  }

  private static TextRequest request(NDArray input) {
    if (input instanceof PassthroughNDArray array && array.getObject() instanceof TextRequest r) {
      return r;
    }
    throw new IllegalArgumentException(
        "This engine takes a TextRequest, not an array: translate by TextTranslator");
  }

  static TextResult result(NDList output) {
    return (TextResult) ((PassthroughNDArray) output.singletonOrThrow()).getObject();
  }

  @Override
  public Shape[] getOutputShapes(Shape[] inputShapes) {
    return inputShapes;
  }
}
