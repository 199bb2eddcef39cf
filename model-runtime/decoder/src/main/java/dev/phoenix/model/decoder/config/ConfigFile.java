package dev.phoenix.model.decoder.config;

import com.fasterxml.jackson.core.JsonProcessingException;
import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import com.fasterxml.jackson.databind.node.ObjectNode;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;

/** Reads and writes {@code config.json} of a Hugging Face model directory. */
public final class ConfigFile {

  /** The file's name in a model directory. */
  public static final String NAME = "config.json";

  private static final ObjectMapper JSON = new ObjectMapper();

  private ConfigFile() {}

  /**
   * Reads a configuration.
   *
   * @throws IllegalArgumentException if a field is missing, of the wrong type, out of range, or
   *     asks for what this decoder does not do (another activation, scaled rotary positions,
   *     biases)
   */
  public static LlamaConfig read(Path file) throws IOException {
    JsonNode node;
    try {
      node = JSON.readTree(Files.readAllBytes(file));
    } catch (JsonProcessingException e) {
      throw new IllegalArgumentException(file + " is not JSON: " + e.getOriginalMessage(), e);
    }
    if (node == null || !node.isObject()) {
      throw new IllegalArgumentException(file + " must hold a JSON object");
    }
    refuseUnsupported(node);
    int hidden = integer(node, "hidden_size", -1);
    int heads = integer(node, "num_attention_heads", -1);
    return new LlamaConfig(
        integer(node, "vocab_size", -1),
        hidden,
        integer(node, "num_hidden_layers", -1),
        heads,
        integer(node, "num_key_value_heads", heads),
        integer(node, "head_dim", hidden / Math.max(heads, 1)),
        integer(node, "intermediate_size", -1),
        integer(node, "max_position_embeddings", 2048),
        real(node, "rms_norm_eps", 1e-6f),
        real(node, "rope_theta", 10_000f),
        node.path("tie_word_embeddings").asBoolean(false),
        token(node, "bos_token_id", 1),
        token(node, "eos_token_id", 2));
  }

  /** Writes a configuration that {@code transformers} loads as {@code LlamaForCausalLM}. */
  public static void write(LlamaConfig config, Path file) throws IOException {
    ObjectNode node = JSON.createObjectNode();
    node.putArray("architectures").add("LlamaForCausalLM");
    node.put("model_type", "llama")
        .put("vocab_size", config.vocabularySize())
        .put("hidden_size", config.hiddenSize())
        .put("num_hidden_layers", config.layers())
        .put("num_attention_heads", config.heads())
        .put("num_key_value_heads", config.keyValueHeads())
        .put("head_dim", config.headSize())
        .put("intermediate_size", config.feedForwardSize())
        .put("max_position_embeddings", config.contextLength())
        .put("rms_norm_eps", config.normEpsilon())
        .put("rope_theta", config.ropeTheta())
        .put("tie_word_embeddings", config.tiedEmbeddings())
        .put("bos_token_id", config.bosTokenId())
        .put("eos_token_id", config.eosTokenId())
        .put("hidden_act", "silu")
        .put("attention_bias", false)
        .put("mlp_bias", false);
    Files.write(file, JSON.writerWithDefaultPrettyPrinter().writeValueAsBytes(node));
  }

  private static void refuseUnsupported(JsonNode node) {
    String type = node.path("model_type").asText("llama");
    refuse(!type.equals("llama"), "model_type '%s' is not 'llama'".formatted(type));
    String activation = node.path("hidden_act").asText("silu");
    refuse(!activation.equals("silu"), "hidden_act '%s' is not 'silu'".formatted(activation));
    refuse(node.hasNonNull("rope_scaling"), "rope_scaling is not supported");
    refuse(
        node.path("attention_bias").asBoolean(false) || node.path("mlp_bias").asBoolean(false),
        "biases are not supported");
  }

  private static void refuse(boolean unsupported, String why) {
    if (unsupported) {
      throw new IllegalArgumentException(
          "config.json: " + why + "; serve this model through llama.cpp or an HTTP backend");
    }
  }

  private static int integer(JsonNode node, String field, int fallback) {
    JsonNode value = node.path(field);
    if (value.isMissingNode() || value.isNull()) {
      if (fallback < 0) {
        throw new IllegalArgumentException("config.json: " + field + " is missing");
      }
      return fallback;
    }
    if (!value.canConvertToInt() || !value.isIntegralNumber()) {
      throw new IllegalArgumentException(
          "config.json: " + field + " must be an integer, not " + value);
    }
    return value.intValue();
  }

  /** Some models list several end tokens; the first is the one that ends a text. */
  private static int token(JsonNode node, String field, int fallback) {
    JsonNode value = node.path(field);
    return value.isArray() && !value.isEmpty()
        ? value.get(0).asInt(-1)
        : integer(node, field, fallback);
  }

  private static float real(JsonNode node, String field, float fallback) {
    JsonNode value = node.path(field);
    if (value.isMissingNode() || value.isNull()) {
      return fallback;
    }
    if (!value.isNumber()) {
      throw new IllegalArgumentException(
          "config.json: " + field + " must be a number, not " + value);
    }
    return value.floatValue();
  }
}
