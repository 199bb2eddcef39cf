package dev.phoenix.model.local.bench;

import ai.djl.ndarray.NDArray;
import dev.phoenix.model.decoder.config.LlamaConfig;
import dev.phoenix.model.decoder.gguf.GgufExport;
import dev.phoenix.model.decoder.gguf.GgufType;
import dev.phoenix.model.decoder.lora.LoraAdapter;
import dev.phoenix.model.decoder.lora.LoraConfig;
import dev.phoenix.model.decoder.net.LlamaModel;
import dev.phoenix.model.decoder.safetensors.StorageType;
import dev.phoenix.model.decoder.tokenizer.BpeTrainer;
import dev.phoenix.model.decoder.tokenizer.Tokenizer;
import java.io.IOException;
import java.nio.file.Path;
import java.util.List;
import java.util.Random;
import java.util.Set;

/**
 * A model with random weights that makes varied text, with clear choices and without an end: the
 * marks of its turns are never the likeliest. Knows ChatML's marks.
 */
public final class RandomModel implements AutoCloseable {

  private static final List<String> MARKS = List.of("<|pad|>", "<|im_start|>", "<|im_end|>");
  private static final double HEAD_DEVIATION = 8;
  private static final Tokenizer TOKENIZER =
      new BpeTrainer(MARKS.size() + 256 + 64, MARKS)
          .train(
              List.of("say something about the bread and the garden", "a story of tea and rain"));

  private final LlamaModel model;

  /**
   * Draws the weights.
   *
   * @param width numbers of an embedding, a multiple of 32
   * @param layers blocks
   * @param vocabulary tokens; those beyond the tokenizer's are never the likeliest either
   * @param context tokens at once
   * @param seed what the weights are drawn from
   */
  public RandomModel(int width, int layers, int vocabulary, int context, long seed) {
    int heads = Math.max(2, width / 32);
    this.model =
        LlamaModel.create(
            new LlamaConfig(
                Math.max(vocabulary, TOKENIZER.size()),
                width,
                layers,
                heads,
                heads / 2,
                width / heads,
                width * 5 / 2 / 32 * 32,
                context,
                1e-5f,
                10_000f,
                false,
                0,
                2),
            seed);
    Random random = new Random(seed);
    model.parameters().weights().forEach((name, array) -> fill(name, array, random));
  }

  private static void fill(String name, NDArray array, Random random) {
    if (array.getShape().dimension() == 1) {
      return;
    }
    int in = (int) array.getShape().get(1);
    boolean head = name.contains("lm_head");
    double deviation =
        head ? HEAD_DEVIATION / Math.sqrt(in) : name.contains("embed") ? 1 : 1 / Math.sqrt(in);
    float[] values = new float[(int) array.size()];
    for (int i = 0; i < values.length; i++) {
      int token = i / in;
      boolean silent = head && (token < MARKS.size() || token >= TOKENIZER.size());
      values[i] = silent ? 0 : (float) (random.nextGaussian() * deviation);
    }
    array.set(values);
  }

  /** Writes it as GGUF. */
  public Path gguf(Path file, GgufType type) throws IOException {
    GgufExport.model(model, TOKENIZER, "random", type, file);
    return file;
  }

  /** Writes it as a Hugging Face directory. */
  public Path directory(Path directory) throws IOException {
    model.save(directory, StorageType.F32);
    TOKENIZER.save(directory.resolve("tokenizer.json"));
    return directory;
  }

  /** Writes an adapter for it that changes what it says. */
  public Path adapter(Path file, long seed) throws IOException {
    LoraConfig config = new LoraConfig(8, 16, 0, Set.of("q_proj", "v_proj"));
    LoraAdapter adapter = LoraAdapter.create(model, config, seed);
    Random random = new Random(seed);
    adapter
        .parameters()
        .forEach(
            (name, array) -> {
              if (name.contains(".lora_B.")) {
                float[] values = new float[(int) array.size()];
                for (int i = 0; i < values.length; i++) {
                  values[i] = (float) (random.nextGaussian() * 0.3);
                }
                array.set(values);
              }
            });
    GgufExport.adapter(model, adapter, file);
    return file;
  }

  @Override
  public void close() {
    model.close();
  }
}
