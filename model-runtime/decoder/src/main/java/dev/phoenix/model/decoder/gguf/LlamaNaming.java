package dev.phoenix.model.decoder.gguf;

import dev.phoenix.model.decoder.config.LlamaConfig;
import java.util.Map;
import java.util.function.Supplier;

/** How llama.cpp names a Llama's tensors and orders the rows of its queries and keys. */
final class LlamaNaming {

  private static final Map<String, String> PARTS =
      Map.of(
          "input_layernorm", "attn_norm",
          "self_attn.q_proj", "attn_q",
          "self_attn.k_proj", "attn_k",
          "self_attn.v_proj", "attn_v",
          "self_attn.o_proj", "attn_output",
          "post_attention_layernorm", "ffn_norm",
          "mlp.gate_proj", "ffn_gate",
          "mlp.up_proj", "ffn_up",
          "mlp.down_proj", "ffn_down");

  private LlamaNaming() {}

  /** llama.cpp's name for a Hugging Face weight, both with {@code .weight}. */
  static String name(String weight) {
    String stem = weight.substring(0, weight.length() - ".weight".length());
    String name =
        switch (stem) {
          case "model.embed_tokens" -> "token_embd";
          case "model.norm" -> "output_norm";
          case "lm_head" -> "output";
          default -> {
            String[] parts = stem.split("\\.", 4);
            yield "blk." + parts[2] + "." + PARTS.get(parts[3]);
          }
        };
    return name + ".weight";
  }

  /**
   * A matrix's rows in llama.cpp's order: those of queries and keys go from half-split to
   * interleaved rotary positions, the others stay.
   *
   * @param weight Hugging Face's name of the weight that the rows are outputs of
   */
  static Supplier<float[]> rows(LlamaConfig config, String weight, Supplier<float[]> values) {
    if (weight.endsWith("q_proj.weight")) {
      return () -> interleaved(values.get(), config.heads(), config.headSize());
    }
    if (weight.endsWith("k_proj.weight")) {
      return () -> interleaved(values.get(), config.keyValueHeads(), config.headSize());
    }
    return values;
  }

  static float[] interleaved(float[] rows, int heads, int headSize) {
    int width = rows.length / (heads * headSize);
    float[] out = new float[rows.length];
    for (int head = 0; head < heads; head++) {
      for (int i = 0; i < headSize; i++) {
        int half = i / (headSize / 2);
        int pair = i % (headSize / 2);
        int from = head * headSize + i;
        int to = head * headSize + 2 * pair + half;
        System.arraycopy(rows, from * width, out, to * width, width);
      }
    }
    return out;
  }
}
