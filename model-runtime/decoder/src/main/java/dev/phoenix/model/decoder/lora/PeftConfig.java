package dev.phoenix.model.decoder.lora;

import com.fasterxml.jackson.core.JsonProcessingException;
import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import com.fasterxml.jackson.databind.node.ObjectNode;
import java.io.IOException;
import java.util.HashSet;
import java.util.Set;

/** What an adapter looks like, as PEFT's {@code adapter_config.json} says it. */
final class PeftConfig {

  private static final ObjectMapper JSON = new ObjectMapper();

  private PeftConfig() {}

  static byte[] write(LoraConfig config) throws IOException {
    ObjectNode node =
        JSON.createObjectNode()
            .put("peft_type", "LORA")
            .put("task_type", "CAUSAL_LM")
            .put("r", config.rank())
            .put("lora_alpha", config.alpha())
            .put("lora_dropout", config.dropout())
            .put("bias", "none");
    config.targets().stream().sorted().forEach(node.putArray("target_modules")::add);
    return JSON.writerWithDefaultPrettyPrinter().writeValueAsBytes(node);
  }

  /**
   * Reads it.
   *
   * @param where what the messages call it
   * @throws IllegalArgumentException if it asks for what is not supported
   */
  static LoraConfig read(byte[] json, String where) throws IOException {
    JsonNode node;
    try {
      node = JSON.readTree(json);
    } catch (JsonProcessingException e) {
      throw new IllegalArgumentException(where + " is not JSON: " + e.getOriginalMessage(), e);
    }
    if (!node.path("peft_type").asText().equals("LORA")
        || node.path("use_dora").asBoolean(false)
        || node.path("use_rslora").asBoolean(false)) {
      throw new IllegalArgumentException(where + ": only plain LoRA adapters are supported");
    }
    Set<String> targets = new HashSet<>();
    node.path("target_modules").forEach(target -> targets.add(target.asText()));
    return new LoraConfig(
        node.path("r").asInt(-1),
        node.path("lora_alpha").asDouble(-1),
        node.path("lora_dropout").asDouble(0),
        targets);
  }
}
