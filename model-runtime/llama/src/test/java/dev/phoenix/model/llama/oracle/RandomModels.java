package dev.phoenix.model.llama.oracle;

import ai.djl.ndarray.NDArray;
import dev.phoenix.model.decoder.config.LlamaConfig;
import dev.phoenix.model.decoder.lora.LoraAdapter;
import dev.phoenix.model.decoder.lora.LoraConfig;
import dev.phoenix.model.decoder.net.LlamaModel;
import dev.phoenix.model.decoder.tokenizer.BpeTrainer;
import dev.phoenix.model.decoder.tokenizer.Tokenizer;
import java.util.List;
import java.util.Map;
import java.util.Random;
import java.util.Set;

/** Models of the decoder whose random weights make varied text and clear choices. */
final class RandomModels {

  static final Tokenizer TOKENIZER =
      new BpeTrainer(384, List.of("<|endoftext|>", "<|im_end|>"))
          .train(List.of("the garden and the gardeners bake bread", "tea, rain and a map of it"));

  private static final int WIDTH = 64;
  private static final int HEADS = 8;

  private RandomModels() {}

  static LlamaModel create(int keyValueHeads, boolean tied, long seed) {
    LlamaConfig config =
        new LlamaConfig(
            TOKENIZER.size(),
            WIDTH,
            3,
            HEADS,
            keyValueHeads,
            WIDTH / HEADS,
            96,
            256,
            1e-5f,
            tied ? 10_000f : 500_000f,
            tied,
            0,
            0);
    LlamaModel model = LlamaModel.create(config, seed);
    Random random = new Random(seed);
    model.parameters().weights().forEach((name, array) -> fill(name, array, random));
    return model;
  }

  /** Small embeddings beside what the layers add: a tied model would repeat its last token. */
  private static void fill(String name, NDArray array, Random random) {
    int in = (int) array.getShape().get(array.getShape().dimension() - 1);
    boolean norm = array.getShape().dimension() == 1;
    double deviation =
        name.contains("embed") ? 0.3 : name.contains("head") ? 1 : 1.5 / Math.sqrt(in);
    float[] values = new float[(int) array.size()];
    for (int i = 0; i < values.length; i++) {
      double number = random.nextGaussian();
      values[i] = (float) (norm ? 1 + 0.1 * number : deviation * number);
    }
    array.set(values);
  }

  /** An adapter of all attention and feed-forward matrices that changes what is generated. */
  static LoraAdapter adapter(LlamaModel model, long seed) {
    LoraConfig config =
        new LoraConfig(
            4,
            8,
            0,
            Set.of("q_proj", "k_proj", "v_proj", "o_proj", "gate_proj", "up_proj", "down_proj"));
    LoraAdapter adapter = LoraAdapter.create(model, config, seed);
    Random random = new Random(seed);
    for (Map.Entry<String, NDArray> each : adapter.parameters().entrySet()) {
      if (each.getKey().contains("lora_B")) {
        float[] values = new float[(int) each.getValue().size()];
        for (int i = 0; i < values.length; i++) {
          values[i] = (float) (random.nextGaussian() * 0.05);
        }
        each.getValue().set(values);
      }
    }
    return adapter;
  }
}
