package dev.phoenix.model.llama.oracle;

import dev.phoenix.model.api.text.PromptPart;
import dev.phoenix.model.api.text.Sampling;
import dev.phoenix.model.api.text.TextModel;
import dev.phoenix.model.api.text.TextRequest;
import dev.phoenix.model.api.text.TextResult;
import dev.phoenix.model.decoder.generate.GenerationOptions;
import dev.phoenix.model.decoder.generate.Generator;
import dev.phoenix.model.decoder.net.LlamaModel;
import dev.phoenix.model.decoder.tokenizer.Tokenizer;
import dev.phoenix.model.llama.engine.LlamaCppTextModel;
import dev.phoenix.model.llama.engine.LlamaSettings;
import java.nio.file.Path;
import java.util.Arrays;
import java.util.List;
import java.util.Set;

/**
 * Prints {@code decode_vs_djl}: tokens a second of the engine over those of the decoder on DJL, for
 * the same prompts, in turns. Here, because only tests see both. Arguments: the GGUF file, the
 * directory of the same model's safetensors, native threads (as PyTorch's OMP_NUM_THREADS says).
 */
final class DecodeAgainstDjl {

  private static final int TOKENS = 64;
  private static final int REPETITIONS = 15;

  private DecodeAgainstDjl() {}

  /** Measures and prints the median of the ratios, the least and the most, and their parts. */
  public static void main(String[] args) throws Exception {
    Path directory = Path.of(args[1]);
    LlamaSettings settings = LlamaSettings.defaults().withThreads(Integer.parseInt(args[2]));
    Tokenizer tokenizer = Tokenizer.load(directory.resolve("tokenizer.json"));
    double[] ratios = new double[REPETITIONS];
    double[] engineRates = new double[REPETITIONS];
    double[] djlRates = new double[REPETITIONS];
    try (TextModel engine = LlamaCppTextModel.load(Path.of(args[0]), settings);
        LlamaModel decoder = LlamaModel.load(directory)) {
      for (int i = -2; i < REPETITIONS; i++) {
        String prompt = "Post %d:".formatted(i + 3);
        double engineRate = engine(engine, prompt);
        double djlRate = djl(decoder, tokenizer.encodeText(prompt));
        if (i >= 0) {
          ratios[i] = engineRate / djlRate;
          engineRates[i] = engineRate;
          djlRates[i] = djlRate;
        }
      }
    }
    Arrays.sort(ratios);
    Arrays.sort(engineRates);
    Arrays.sort(djlRates);
    int middle = REPETITIONS / 2;
    System.out.printf(
        "decode_vs_djl %.2f (%.2f to %.2f), tokens/s %.0f and %.0f%n",
        ratios[middle], ratios[0], ratios[REPETITIONS - 1], engineRates[middle], djlRates[middle]);
  }

  private static double engine(TextModel model, String prompt) {
    TextRequest request =
        new TextRequest(PromptPart.plain(prompt), TOKENS, Sampling.GREEDY, List.of(), null);
    long start = System.nanoTime();
    TextResult result = model.generate(request, null).result().join();
    return result.generatedTokens() / ((System.nanoTime() - start) / 1e9);
  }

  private static double djl(LlamaModel model, int[] prompt) {
    long start = System.nanoTime();
    int generated =
        new Generator(model, 1)
            .generate(List.of(prompt), GenerationOptions.greedy(TOKENS, Set.of()))
            .getFirst()
            .tokens()
            .size();
    return generated / ((System.nanoTime() - start) / 1e9);
  }
}
