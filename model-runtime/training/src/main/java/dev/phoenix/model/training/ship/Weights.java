package dev.phoenix.model.training.ship;

import dev.phoenix.model.core.PromptFormat;
import dev.phoenix.model.decoder.config.ConfigFile;
import dev.phoenix.model.decoder.config.LlamaConfig;
import dev.phoenix.model.decoder.gguf.GgufExport;
import dev.phoenix.model.decoder.gguf.GgufType;
import dev.phoenix.model.decoder.net.LlamaModel;
import dev.phoenix.model.decoder.safetensors.StorageType;
import dev.phoenix.model.decoder.tokenizer.Tokenizer;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.StandardCopyOption;

/** Writes a trained model in the formats that ship. */
final class Weights {

  private Weights() {}

  /**
   * Writes a Hugging Face directory in f16 and a GGUF file in Q8_0.
   *
   * @return the GGUF file
   */
  static Path write(Path trained, Path out) throws IOException {
    var tokenizer = Tokenizer.load(trained.resolve("tokenizer.json"));
    var gguf = out.resolve("phoenix-core-q8_0.gguf");
    try (var model = LlamaModel.load(trained)) {
      model.save(out, StorageType.F16);
      ConfigFile.write(
          ended(model.config(), tokenizer.id(PromptFormat.END)), out.resolve("config.json"));
      GgufExport.model(model, tokenizer, "phoenix-core", GgufType.Q8_0, gguf);
    }
    Files.copy(
        trained.resolve("tokenizer.json"),
        out.resolve("tokenizer.json"),
        StandardCopyOption.REPLACE_EXISTING);
    return gguf;
  }

  private static LlamaConfig ended(LlamaConfig c, int end) {
    return new LlamaConfig(
        c.vocabularySize(),
        c.hiddenSize(),
        c.layers(),
        c.heads(),
        c.keyValueHeads(),
        c.headSize(),
        c.feedForwardSize(),
        c.contextLength(),
        c.normEpsilon(),
        c.ropeTheta(),
        c.tiedEmbeddings(),
        c.bosTokenId(),
        end);
  }
}
