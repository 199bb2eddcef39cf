package dev.phoenix.model.llama.oracle;

import dev.phoenix.model.decoder.generate.GenerationOptions;
import dev.phoenix.model.decoder.generate.Generator;
import dev.phoenix.model.decoder.gguf.GgufExport;
import dev.phoenix.model.decoder.gguf.GgufType;
import dev.phoenix.model.decoder.net.LlamaModel;
import dev.phoenix.model.decoder.safetensors.StorageType;
import dev.phoenix.model.decoder.tokenizer.Tokenizer;
import dev.phoenix.model.llama.bench.ModelBenchmark;
import dev.phoenix.model.llama.bench.Reference;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Path;
import java.util.List;
import java.util.Set;

/**
 * The decoder on DJL as what the engine's speed is compared with. As a program it is {@link
 * ModelBenchmark} with {@code --safetensors}; give PyTorch as many threads by OMP_NUM_THREADS as
 * {@code --threads} gives llama.cpp.
 */
public final class DjlReference implements Reference {

  private final LlamaModel model;
  private final Tokenizer tokenizer;

  private DjlReference(LlamaModel model, Tokenizer tokenizer) {
    this.model = model;
    this.tokenizer = tokenizer;
  }

  /** Runs the benchmark with the decoder as reference. */
  public static void main(String[] args) throws IOException {
    ModelBenchmark.run(args, DjlReference::open);
  }

  /** Loads a Hugging Face directory. */
  public static DjlReference open(Path directory) {
    try {
      Tokenizer tokenizer = Tokenizer.load(directory.resolve("tokenizer.json"));
      return new DjlReference(LlamaModel.load(directory), tokenizer);
    } catch (IOException e) {
      throw new UncheckedIOException("Cannot load the reference model", e);
    }
  }

  /** Writes one random model as a directory, which is returned, and as a GGUF file. */
  public static Path writeRandomModel(Path folder, Path gguf) throws IOException {
    Path directory = folder.resolve("reference");
    try (LlamaModel model = RandomModels.create(4, true, 3)) {
      model.save(directory, StorageType.F32);
      RandomModels.TOKENIZER.save(directory.resolve("tokenizer.json"));
      GgufExport.model(model, RandomModels.TOKENIZER, "random", GgufType.Q8_0, gguf);
    }
    return directory;
  }

  @Override
  public int generate(String prompt, int tokens) {
    int[] ids = tokenizer.encodeText(prompt);
    return new Generator(model, 1)
        .generate(List.of(ids), GenerationOptions.greedy(tokens, Set.of()))
        .getFirst()
        .tokens()
        .size();
  }

  @Override
  public void close() {
    model.close();
  }
}
