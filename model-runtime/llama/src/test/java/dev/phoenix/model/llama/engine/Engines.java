package dev.phoenix.model.llama.engine;

import dev.phoenix.model.api.text.Sampling;
import dev.phoenix.model.api.text.TextModel;
import dev.phoenix.model.api.text.TextRequest;
import dev.phoenix.model.api.text.TextResult;
import java.nio.file.Path;
import java.util.concurrent.TimeUnit;

/** How the tests of the engine load models and ask them. */
final class Engines {

  private Engines() {}

  /** One native thread, keys and values in single precision, the library in the build folder. */
  static LlamaSettings settings() {
    return LlamaSettings.defaults()
        .withThreads(1, 1)
        .withSinglePrecision(true)
        .withNativesFolder(Path.of("target", "natives"));
  }

  /** What a model answers. */
  static TextResult ask(TextModel model, TextRequest request) throws Exception {
    return model.generate(request, null).result().get(60, TimeUnit.SECONDS);
  }

  /** A greedy request. */
  static TextRequest greedy(String prompt, int tokens) {
    return TextRequest.of(prompt, tokens, Sampling.GREEDY);
  }
}
