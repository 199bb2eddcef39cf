package dev.phoenix.model.gate.djl;

import ai.djl.ndarray.NDArray;
import dev.phoenix.model.decoder.lora.LoraAdapter;
import dev.phoenix.model.decoder.lora.LoraConfig;
import dev.phoenix.model.decoder.net.LlamaModel;
import dev.phoenix.model.llama.gguf.GgufException;
import dev.phoenix.model.llama.gguf.GgufFile;
import dev.phoenix.model.llama.gguf.Tensor;
import dev.phoenix.model.llama.gguf.TensorType;
import java.io.IOException;
import java.nio.file.Path;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import java.util.stream.Collectors;

/**
 * Reads an adapter as llama.cpp loads it for the decoder: the reverse of {@code
 * GgufExport.adapter}. One that no trainer of this project wrote (numbers in fewer bits, ranks that
 * differ, layers left out) is not read; the gate on llama.cpp can.
 */
final class GgufAdapter {

  private static final Map<String, String> PARTS =
      Map.of(
          "q_proj", "attn_q",
          "k_proj", "attn_k",
          "v_proj", "attn_v",
          "o_proj", "attn_output",
          "gate_proj", "ffn_gate",
          "up_proj", "ffn_up",
          "down_proj", "ffn_down");

  private static final Pattern MATRIX =
      Pattern.compile("model\\.layers\\.(\\d+)\\.\\w+\\.(\\w+)\\.lora_([AB])\\.weight");

  private GgufAdapter() {}

  /** Reads it; empty if the decoder cannot have it. */
  static Optional<LoraAdapter> load(Path gguf, LlamaModel model) throws IOException {
    try (GgufFile file = GgufFile.open(gguf)) {
      Set<Long> ranks =
          file.tensors().values().stream()
              .map(tensor -> tensor.shape().get(tensor.name().endsWith(".lora_a") ? 1 : 0))
              .collect(Collectors.toSet());
      if (ranks.size() != 1) {
        return Optional.empty();
      }
      Set<String> targets =
          PARTS.entrySet().stream()
              .filter(part -> file.tensors().containsKey(first(part.getValue())))
              .map(Map.Entry::getKey)
              .collect(Collectors.toSet());
      double alpha = file.metadata().float32("adapter.lora.alpha").orElse(0.0);
      int rank = Math.toIntExact(ranks.iterator().next());
      LoraAdapter adapter = LoraAdapter.create(model, new LoraConfig(rank, alpha, 0, targets), 0);
      return fill(adapter, file, model) ? Optional.of(adapter) : Optional.empty();
    } catch (GgufException | IllegalArgumentException | IndexOutOfBoundsException e) {
      return Optional.empty();
    }
  }

  private static String first(String part) {
    return "blk.0." + part + ".weight.lora_a";
  }

  private static boolean fill(LoraAdapter adapter, GgufFile file, LlamaModel model) {
    Map<String, NDArray> matrices = adapter.parameters();
    if (matrices.size() != file.tensors().size()) {
      return false;
    }
    for (Map.Entry<String, NDArray> entry : matrices.entrySet()) {
      Matcher name = MATRIX.matcher(entry.getKey());
      if (!name.matches()) {
        return false;
      }
      boolean second = name.group(3).equals("B");
      Tensor tensor =
          file.tensors()
              .get(
                  "blk.%s.%s.weight.lora_%s"
                      .formatted(name.group(1), PARTS.get(name.group(2)), second ? "b" : "a"));
      if (tensor == null
          || tensor.type() != TensorType.F32
          || tensor.bytes() != entry.getValue().size() * Float.BYTES) {
        return false;
      }
      float[] values = file.floats(tensor);
      entry.getValue().set(second ? halved(values, name.group(2), model) : values);
    }
    return true;
  }

  /** Rows of queries and keys go from interleaved back to half-split rotary positions. */
  private static float[] halved(float[] rows, String part, LlamaModel model) {
    int heads =
        switch (part) {
          case "q_proj" -> model.config().heads();
          case "k_proj" -> model.config().keyValueHeads();
          default -> 0;
        };
    if (heads == 0) {
      return rows;
    }
    int headSize = model.config().headSize();
    int width = rows.length / (heads * headSize);
    float[] out = new float[rows.length];
    for (int row = 0; row < heads * headSize; row++) {
      int at = row % headSize;
      int half = (at % 2) * (headSize / 2) + at / 2;
      System.arraycopy(rows, row * width, out, (row - at + half) * width, width);
    }
    return out;
  }
}
