package dev.phoenix.model.training.trial;

import dev.phoenix.model.api.text.PromptPart;
import dev.phoenix.model.api.text.Sampling;
import dev.phoenix.model.api.text.TextModel;
import dev.phoenix.model.api.text.TextRequest;
import dev.phoenix.model.core.ShippedModel;
import dev.phoenix.model.decoder.generate.GenerationOptions;
import dev.phoenix.model.decoder.generate.Generator;
import dev.phoenix.model.decoder.net.LlamaModel;
import dev.phoenix.model.decoder.tokenizer.Tokenizer;
import dev.phoenix.model.llama.engine.LlamaCppTextModel;
import dev.phoenix.model.llama.engine.LlamaSettings;
import dev.phoenix.model.measure.Figure;
import dev.phoenix.model.training.LessonEncoder;
import java.io.IOException;
import java.nio.file.Path;
import java.util.List;
import java.util.Set;

/** Tokens a second of one request in llama.cpp over those in the DJL decoder, by turns. */
final class DecoderComparison {

  private static final int TOKENS = 128;

  private final Path folder;
  private final Path gguf;
  private final LlamaSettings settings;
  private final int repetitions;

  DecoderComparison(Path folder, Path gguf, LlamaSettings settings, int repetitions) {
    this.folder = folder;
    this.gguf = gguf;
    this.settings = settings;
    this.repetitions = repetitions;
  }

  Figure run() throws IOException {
    var directory = ShippedModel.unpackWeights(folder);
    var encoder = new LessonEncoder(Tokenizer.load(directory.resolve("tokenizer.json")));
    List<PromptPart> prompt = List.of(new PromptPart.Plain("brief\nlanguage: en\ntopic: bread"));
    try (var decoder = LlamaModel.load(directory);
        var engine = LlamaCppTextModel.load(gguf, settings)) {
      double[] above = new double[repetitions];
      double[] below = new double[repetitions];
      for (int i = -1; i < repetitions; i++) {
        double fast = engine(engine, prompt);
        double slow = decoder(decoder, encoder.prompt(prompt));
        if (i >= 0) {
          above[i] = fast;
          below[i] = slow;
        }
      }
      return Figure.ratio("engine_tokens_per_s", above, "djl_tokens_per_s", below);
    }
  }

  /** Sampled hot, so that the model does not end its text early. */
  private static double engine(TextModel model, List<PromptPart> prompt) {
    long started = System.nanoTime();
    var request = new TextRequest(prompt, TOKENS, Sampling.at(3, 5), List.of(), null);
    var result = model.generate(request, null).result().join();
    return result.generatedTokens() / ((System.nanoTime() - started) / 1e9);
  }

  private static double decoder(LlamaModel model, int[] prompt) {
    long started = System.nanoTime();
    var options = GenerationOptions.sampled(TOKENS, 3, 5, Set.of());
    var result = new Generator(model, 1).generate(List.of(prompt), options).getFirst();
    return result.tokens().size() / ((System.nanoTime() - started) / 1e9);
  }
}
