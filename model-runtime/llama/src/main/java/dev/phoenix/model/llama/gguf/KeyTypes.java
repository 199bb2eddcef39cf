package dev.phoenix.model.llama.gguf;

import java.util.Map;
import java.util.Set;

/**
 * The types of the optional keys that llama.cpp b4916 reads of a Llama model wherever they occur;
 * it gives up on another type. Source: {@code llama-model.cpp} and {@code llama-vocab.cpp}.
 */
final class KeyTypes {

  private static final Map<ValueType, Set<String>> TYPES =
      Map.of(
          ValueType.BOOL,
          Set.of(
              "tokenizer.ggml.add_bos_token",
              "tokenizer.ggml.add_eos_token",
              "tokenizer.ggml.add_space_prefix",
              "tokenizer.ggml.remove_extra_whitespaces",
              "llama.rope.scaling.finetuned",
              "llama.use_parallel_residual",
              "llama.expert_weights_norm"),
          ValueType.UINT32,
          Set.of(
              "tokenizer.ggml.token_type_count",
              "llama.rope.scaling.original_context_length",
              "llama.attention.sliding_window",
              "llama.pooling_type",
              "llama.decoder_start_token_id"),
          ValueType.FLOAT32,
          Set.of(
              "llama.rope.scaling.attn_factor",
              "llama.rope.scaling.yarn_log_multiplier",
              "llama.attention.clamp_kqv",
              "llama.attention.max_alibi_bias",
              "llama.attention.scale",
              "llama.attention.layer_norm_epsilon",
              "llama.logit_scale",
              "llama.residual_scale",
              "llama.embedding_scale",
              "llama.attn_logit_softcapping",
              "llama.final_logit_softcapping"));

  private KeyTypes() {}

  static void check(Metadata metadata) {
    TYPES.forEach((type, keys) -> keys.forEach(key -> metadata.requireType(key, type)));
    for (String key : metadata.keys()) {
      if (key.startsWith("tokenizer.ggml.") && key.endsWith("_token_id")) {
        metadata.requireType(key, ValueType.UINT32);
      }
    }
  }
}
