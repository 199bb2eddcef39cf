package dev.phoenix.model.decoder.net;

import ai.djl.ndarray.types.Shape;
import dev.phoenix.model.decoder.config.LlamaConfig;
import java.util.LinkedHashMap;
import java.util.Map;

/** Hugging Face's names of a Llama's tensors, and their shapes; matrices are (out, in). */
public final class WeightNames {

  /** Token embeddings, (vocabulary, hidden). */
  public static final String EMBEDDING = "model.embed_tokens.weight";

  /** Scale of the last norm, (hidden). */
  public static final String FINAL_NORM = "model.norm.weight";

  /** Output head, (vocabulary, hidden); absent when tied to the embeddings. */
  public static final String HEAD = "lm_head.weight";

  private WeightNames() {}

  /** The name of a tensor of a layer; {@code part} as in {@code self_attn.q_proj}. */
  public static String layer(int layer, String part) {
    return "model.layers." + layer + "." + part + ".weight";
  }

  /** Name and shape of every tensor, from the embeddings to the head. */
  public static Map<String, Shape> shapes(LlamaConfig config) {
    long hidden = config.hiddenSize();
    long inner = config.feedForwardSize();
    Map<String, Shape> shapes = new LinkedHashMap<>();
    shapes.put(EMBEDDING, new Shape(config.vocabularySize(), hidden));
    for (int i = 0; i < config.layers(); i++) {
      shapes.put(layer(i, "input_layernorm"), new Shape(hidden));
      shapes.put(layer(i, "self_attn.q_proj"), new Shape(config.queryWidth(), hidden));
      shapes.put(layer(i, "self_attn.k_proj"), new Shape(config.keyValueWidth(), hidden));
      shapes.put(layer(i, "self_attn.v_proj"), new Shape(config.keyValueWidth(), hidden));
      shapes.put(layer(i, "self_attn.o_proj"), new Shape(hidden, config.queryWidth()));
      shapes.put(layer(i, "post_attention_layernorm"), new Shape(hidden));
      shapes.put(layer(i, "mlp.gate_proj"), new Shape(inner, hidden));
      shapes.put(layer(i, "mlp.up_proj"), new Shape(inner, hidden));
      shapes.put(layer(i, "mlp.down_proj"), new Shape(hidden, inner));
    }
    shapes.put(FINAL_NORM, new Shape(hidden));
    if (!config.tiedEmbeddings()) {
      shapes.put(HEAD, new Shape(config.vocabularySize(), hidden));
    }
    return shapes;
  }
}
