package dev.phoenix.model.llama.binding;

import static java.lang.foreign.ValueLayout.ADDRESS;
import static java.lang.foreign.ValueLayout.JAVA_BOOLEAN;
import static java.lang.foreign.ValueLayout.JAVA_FLOAT;
import static java.lang.foreign.ValueLayout.JAVA_INT;

import java.lang.foreign.MemoryLayout;
import java.lang.foreign.StructLayout;
import java.util.LinkedHashMap;
import java.util.Map;

/**
 * The structs of llama.cpp build b4916 and the defaults that it documents for them ({@code
 * include/llama.h}). Layouts belong to a build: a library of another build gets a class like this
 * one, not a change here.
 */
final class BuildB4916 {

  /** {@code llama_model_params}. */
  static final StructLayout MODEL_PARAMS =
      MemoryLayout.structLayout(
          ADDRESS.withName("devices"),
          JAVA_INT.withName("n_gpu_layers"),
          JAVA_INT.withName("split_mode"),
          JAVA_INT.withName("main_gpu"),
          MemoryLayout.paddingLayout(4),
          ADDRESS.withName("tensor_split"),
          ADDRESS.withName("progress_callback"),
          ADDRESS.withName("progress_callback_user_data"),
          ADDRESS.withName("kv_overrides"),
          JAVA_BOOLEAN.withName("vocab_only"),
          JAVA_BOOLEAN.withName("use_mmap"),
          JAVA_BOOLEAN.withName("use_mlock"),
          JAVA_BOOLEAN.withName("check_tensors"),
          MemoryLayout.paddingLayout(4));

  /** {@code llama_context_params}. */
  static final StructLayout CONTEXT_PARAMS =
      MemoryLayout.structLayout(
          JAVA_INT.withName("n_ctx"),
          JAVA_INT.withName("n_batch"),
          JAVA_INT.withName("n_ubatch"),
          JAVA_INT.withName("n_seq_max"),
          JAVA_INT.withName("n_threads"),
          JAVA_INT.withName("n_threads_batch"),
          JAVA_INT.withName("rope_scaling_type"),
          JAVA_INT.withName("pooling_type"),
          JAVA_INT.withName("attention_type"),
          JAVA_FLOAT.withName("rope_freq_base"),
          JAVA_FLOAT.withName("rope_freq_scale"),
          JAVA_FLOAT.withName("yarn_ext_factor"),
          JAVA_FLOAT.withName("yarn_attn_factor"),
          JAVA_FLOAT.withName("yarn_beta_fast"),
          JAVA_FLOAT.withName("yarn_beta_slow"),
          JAVA_INT.withName("yarn_orig_ctx"),
          JAVA_FLOAT.withName("defrag_thold"),
          MemoryLayout.paddingLayout(4),
          ADDRESS.withName("cb_eval"),
          ADDRESS.withName("cb_eval_user_data"),
          JAVA_INT.withName("type_k"),
          JAVA_INT.withName("type_v"),
          JAVA_BOOLEAN.withName("logits_all"),
          JAVA_BOOLEAN.withName("embeddings"),
          JAVA_BOOLEAN.withName("offload_kqv"),
          JAVA_BOOLEAN.withName("flash_attn"),
          JAVA_BOOLEAN.withName("no_perf"),
          MemoryLayout.paddingLayout(3),
          ADDRESS.withName("abort_callback"),
          ADDRESS.withName("abort_callback_data"));

  /** {@code llama_batch}. */
  static final StructLayout BATCH =
      MemoryLayout.structLayout(
          JAVA_INT.withName("n_tokens"),
          MemoryLayout.paddingLayout(4),
          ADDRESS.withName("token"),
          ADDRESS.withName("embd"),
          ADDRESS.withName("pos"),
          ADDRESS.withName("n_seq_id"),
          ADDRESS.withName("seq_id"),
          ADDRESS.withName("logits"));

  /** {@code llama_sampler_chain_params}. */
  static final StructLayout SAMPLER_CHAIN_PARAMS =
      MemoryLayout.structLayout(JAVA_BOOLEAN.withName("no_perf"));

  /** {@code GGML_TYPE_F32} and {@code GGML_TYPE_F16}, for the keys and values of a context. */
  static final int TYPE_F32 = 0;

  static final int TYPE_F16 = 1;

  /**
   * Documented defaults of {@link #MODEL_PARAMS}; layers on a GPU differ by platform and are not
   * here.
   */
  static final Map<String, Object> MODEL_DEFAULTS =
      defaults(
          "devices",
          0L,
          "split_mode",
          1,
          "main_gpu",
          0,
          "tensor_split",
          0L,
          "progress_callback",
          0L,
          "progress_callback_user_data",
          0L,
          "kv_overrides",
          0L,
          "vocab_only",
          false,
          "use_mmap",
          true,
          "use_mlock",
          false,
          "check_tensors",
          false);

  /** Documented defaults of {@link #CONTEXT_PARAMS}. */
  static final Map<String, Object> CONTEXT_DEFAULTS =
      defaults(
          "n_ctx",
          512,
          "n_batch",
          2048,
          "n_ubatch",
          512,
          "n_seq_max",
          1,
          "n_threads",
          4,
          "n_threads_batch",
          4,
          "rope_scaling_type",
          -1,
          "pooling_type",
          -1,
          "attention_type",
          -1,
          "rope_freq_base",
          0f,
          "rope_freq_scale",
          0f,
          "yarn_ext_factor",
          -1f,
          "yarn_attn_factor",
          1f,
          "yarn_beta_fast",
          32f,
          "yarn_beta_slow",
          1f,
          "yarn_orig_ctx",
          0,
          "defrag_thold",
          -1f,
          "cb_eval",
          0L,
          "cb_eval_user_data",
          0L,
          "type_k",
          TYPE_F16,
          "type_v",
          TYPE_F16,
          "logits_all",
          false,
          "embeddings",
          false,
          "offload_kqv",
          true,
          "flash_attn",
          false,
          "no_perf",
          true,
          "abort_callback",
          0L,
          "abort_callback_data",
          0L);

  /** Documented defaults of {@link #SAMPLER_CHAIN_PARAMS}. */
  static final Map<String, Object> SAMPLER_CHAIN_DEFAULTS = defaults("no_perf", true);

  private BuildB4916() {}

  private static Map<String, Object> defaults(Object... namesAndValues) {
    Map<String, Object> defaults = new LinkedHashMap<>();
    for (int i = 0; i < namesAndValues.length; i += 2) {
      defaults.put((String) namesAndValues[i], namesAndValues[i + 1]);
    }
    return defaults;
  }
}
