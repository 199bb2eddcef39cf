package dev.phoenix.model.llama.djl;

import ai.djl.ndarray.NDList;
import ai.djl.translate.Batchifier;
import ai.djl.translate.Translator;
import ai.djl.translate.TranslatorContext;
import ai.djl.util.passthrough.PassthroughNDManager;
import dev.phoenix.model.api.text.TextRequest;
import dev.phoenix.model.api.text.TextResult;

/** Passes requests to the engine and results back; a predictor's batch is decoded together. */
public final class TextTranslator implements Translator<TextRequest, TextResult> {

  @Override
  public NDList processInput(TranslatorContext context, TextRequest request) {
    return new NDList(PassthroughNDManager.INSTANCE.create(request));
  }

  @Override
  public TextResult processOutput(TranslatorContext context, NDList output) {
    return TextBlock.result(output);
  }

  @Override
  public Batchifier getBatchifier() {
    return new TextBatchifier();
  }
}
