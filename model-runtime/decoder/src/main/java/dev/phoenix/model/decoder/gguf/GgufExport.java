package dev.phoenix.model.decoder.gguf;

import ai.djl.ndarray.types.Shape;
import dev.phoenix.model.decoder.config.LlamaConfig;
import dev.phoenix.model.decoder.lora.LoraAdapter;
import dev.phoenix.model.decoder.net.LlamaModel;
import dev.phoenix.model.decoder.net.Parameters;
import dev.phoenix.model.decoder.net.WeightNames;
import dev.phoenix.model.decoder.tokenizer.Tokenizer;
import java.io.IOException;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.function.Function;
import java.util.stream.LongStream;

/** Writes models and adapters as GGUF files that llama.cpp loads. */
public final class GgufExport {

  private GgufExport() {}

  /**
   * Writes a model without its adapter. Matrices are stored as {@code type} (as F16 where their
   * rows are no whole blocks), norms as F32; a tied head is left out.
   *
   * @param name {@code general.name}
   */
  public static void model(
      LlamaModel model, Tokenizer tokenizer, String name, GgufType type, Path file)
      throws IOException {
    Parameters parameters = model.parameters();
    model(
        model.config(),
        weight -> parameters.weight(weight).toFloatArray(),
        tokenizer,
        name,
        type,
        file);
  }

  /**
   * The same from numbers, asked for one tensor at a time.
   *
   * @param values numbers of a weight by Hugging Face's name, row by row
   */
  public static void model(
      LlamaConfig config,
      Function<String, float[]> values,
      Tokenizer tokenizer,
      String name,
      GgufType type,
      Path file)
      throws IOException {
    Map<String, GgufValue> metadata = new LinkedHashMap<>();
    metadata.put("general.architecture", new GgufValue.Text("llama"));
    metadata.put("general.name", new GgufValue.Text(name));
    metadata.put("general.file_type", new GgufValue.UInt32(type.fileType()));
    shape(config, metadata);
    TokenizerMetadata.put(config, tokenizer, metadata);
    List<GgufTensor> tensors = new ArrayList<>();
    WeightNames.shapes(config)
        .forEach(
            (weight, shape) ->
                tensors.add(
                    new GgufTensor(
                        LlamaNaming.name(weight),
                        extents(shape),
                        stored(shape, type),
                        LlamaNaming.rows(config, weight, () -> values.apply(weight)))));
    GgufWriter.write(file, metadata, tensors);
  }

  /** Writes an adapter for a model; its matrices are F32. */
  public static void adapter(LlamaModel model, LoraAdapter adapter, Path file) throws IOException {
    Map<String, GgufValue> metadata = new LinkedHashMap<>();
    metadata.put("general.type", new GgufValue.Text("adapter"));
    metadata.put("general.architecture", new GgufValue.Text("llama"));
    metadata.put("adapter.type", new GgufValue.Text("lora"));
    metadata.put("adapter.lora.alpha", new GgufValue.Float32((float) adapter.config().alpha()));
    List<GgufTensor> tensors = new ArrayList<>();
    adapter
        .parameters()
        .forEach(
            (name, array) -> {
              boolean first = name.endsWith(".lora_A.weight");
              String weight = name.replaceFirst("\\.lora_[AB]\\.weight$", ".weight");
              tensors.add(
                  new GgufTensor(
                      LlamaNaming.name(weight) + (first ? ".lora_a" : ".lora_b"),
                      extents(array.getShape()),
                      GgufType.F32,
                      // A's rows are the rank's; only B's are outputs of the layer
                      first
                          ? array::toFloatArray
                          : LlamaNaming.rows(model.config(), weight, array::toFloatArray)));
            });
    GgufWriter.write(file, metadata, tensors);
  }

  private static void shape(LlamaConfig config, Map<String, GgufValue> metadata) {
    metadata.put("llama.vocab_size", new GgufValue.UInt32(config.vocabularySize()));
    metadata.put("llama.context_length", new GgufValue.UInt32(config.contextLength()));
    metadata.put("llama.embedding_length", new GgufValue.UInt32(config.hiddenSize()));
    metadata.put("llama.block_count", new GgufValue.UInt32(config.layers()));
    metadata.put("llama.feed_forward_length", new GgufValue.UInt32(config.feedForwardSize()));
    metadata.put("llama.attention.head_count", new GgufValue.UInt32(config.heads()));
    metadata.put("llama.attention.head_count_kv", new GgufValue.UInt32(config.keyValueHeads()));
    metadata.put("llama.attention.key_length", new GgufValue.UInt32(config.headSize()));
    metadata.put("llama.attention.value_length", new GgufValue.UInt32(config.headSize()));
    metadata.put("llama.rope.dimension_count", new GgufValue.UInt32(config.headSize()));
    metadata.put("llama.rope.freq_base", new GgufValue.Float32(config.ropeTheta()));
    metadata.put(
        "llama.attention.layer_norm_rms_epsilon", new GgufValue.Float32(config.normEpsilon()));
  }

  private static GgufType stored(Shape shape, GgufType type) {
    if (shape.dimension() == 1) {
      return GgufType.F32;
    }
    return type.fits(shape.get(1)) ? type : GgufType.F16;
  }

  private static List<Long> extents(Shape shape) {
    return LongStream.of(shape.getShape()).boxed().toList().reversed();
  }
}
