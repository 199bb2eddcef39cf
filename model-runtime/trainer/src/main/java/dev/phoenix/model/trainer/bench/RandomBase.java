package dev.phoenix.model.trainer.bench;

import dev.phoenix.model.decoder.config.LlamaConfig;
import dev.phoenix.model.decoder.net.LlamaModel;
import dev.phoenix.model.decoder.safetensors.StorageType;
import dev.phoenix.model.decoder.tokenizer.BpeTrainer;
import dev.phoenix.model.decoder.tokenizer.Tokenizer;
import dev.phoenix.model.decoder.train.Example;
import dev.phoenix.model.trainer.job.Base;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Random;

/**
 * Models of a given size with random weights, and examples for them: memory and speed do not care.
 */
final class RandomBase {

  private static final Tokenizer TOKENIZER =
      new BpeTrainer(1 + 256 + 64, List.of("<|end|>"))
          .train(List.of("say something about the bread and the garden", "of tea and rain"));
  private static final String[] WORDS = "bread garden tea rain letter market river".split(" ");

  private RandomBase() {}

  /** A model of phoenix-core's shape, or that of another. */
  static LlamaConfig config(int width, int layers, int vocabulary, int context) {
    int heads = width / 32;
    return LlamaConfig.small(vocabulary, width, layers, heads, heads / 2, width * 11 / 4, context);
  }

  static Base write(LlamaConfig config, Path directory) throws IOException {
    try (LlamaModel model = LlamaModel.create(config, 1)) {
      model.save(directory, StorageType.F32);
    }
    TOKENIZER.save(directory.resolve(Base.TOKENIZER));
    return Base.of(directory);
  }

  /** Lines of data of about so many tokens each. */
  static Path data(Path file, int lines, int tokens) throws IOException {
    Random random = new Random(5);
    List<String> out = new ArrayList<>();
    for (int i = 0; i < lines; i++) {
      StringBuilder text = new StringBuilder();
      while (TOKENIZER.encodeText(text.toString()).length < tokens / 2) {
        text.append(WORDS[random.nextInt(WORDS.length)]).append(' ');
      }
      out.add(
          "{\"prompt\":\"%d %s\",\"response\":\"%s\"}"
              .formatted(i, text.toString().strip(), text.toString().strip()));
    }
    return Files.write(file, out);
  }

  /** A sequence of random tokens whose second half is learned. */
  static Example example(LlamaConfig config, int tokens, Random random) {
    int[] prompt = random.ints(tokens / 2L, 0, config.vocabularySize()).toArray();
    int[] response = random.ints(tokens / 2L, 0, config.vocabularySize()).toArray();
    return Example.of(prompt, response);
  }
}
