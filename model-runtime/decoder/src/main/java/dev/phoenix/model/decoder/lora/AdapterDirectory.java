package dev.phoenix.model.decoder.lora;

import ai.djl.ndarray.NDArray;
import ai.djl.ndarray.types.Shape;
import com.fasterxml.jackson.core.JsonProcessingException;
import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import com.fasterxml.jackson.databind.node.ObjectNode;
import dev.phoenix.model.decoder.net.LlamaModel;
import dev.phoenix.model.decoder.safetensors.SafetensorsFile;
import dev.phoenix.model.decoder.safetensors.SafetensorsWriter;
import dev.phoenix.model.decoder.safetensors.StorageType;
import dev.phoenix.model.decoder.safetensors.TensorToWrite;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.HashSet;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Set;

/** An adapter on disk as PEFT writes it: {@code adapter_config.json} and one safetensors file. */
public final class AdapterDirectory {

  private static final String CONFIG = "adapter_config.json";
  private static final String WEIGHTS = "adapter_model.safetensors";
  private static final String PREFIX = "base_model.model.";
  private static final ObjectMapper JSON = new ObjectMapper();

  private AdapterDirectory() {}

  /** Writes an adapter. */
  public static void save(LoraAdapter adapter, Path directory) throws IOException {
    Files.createDirectories(directory);
    List<TensorToWrite> tensors =
        adapter.parameters().entrySet().stream()
            .map(e -> LlamaModel.toWrite(PREFIX + e.getKey(), e.getValue()))
            .toList();
    SafetensorsWriter.write(
        directory.resolve(WEIGHTS), tensors, StorageType.F32, Map.of("format", "pt"));
    LoraConfig config = adapter.config();
    ObjectNode node =
        JSON.createObjectNode()
            .put("peft_type", "LORA")
            .put("task_type", "CAUSAL_LM")
            .put("r", config.rank())
            .put("lora_alpha", config.alpha())
            .put("lora_dropout", config.dropout())
            .put("bias", "none");
    config.targets().stream().sorted().forEach(node.putArray("target_modules")::add);
    Files.write(
        directory.resolve(CONFIG), JSON.writerWithDefaultPrettyPrinter().writeValueAsBytes(node));
  }

  /**
   * Reads an adapter for a model; it lives as long as the model.
   *
   * @throws IllegalArgumentException if it does not fit the model, or asks for what is not
   *     supported
   */
  public static LoraAdapter load(LlamaModel model, Path directory) throws IOException {
    LoraConfig config = config(directory.resolve(CONFIG));
    SafetensorsFile file = SafetensorsFile.open(directory.resolve(WEIGHTS));
    Map<String, Shape> shapes = LoraAdapter.shapes(model.config(), config);
    Set<String> expected = new HashSet<>();
    shapes.keySet().forEach(name -> expected.add(PREFIX + name));
    if (!expected.equals(file.names())) {
      throw new IllegalArgumentException(
          directory + " holds the adapter of another model: its layers differ");
    }
    Map<String, NDArray> matrices = new LinkedHashMap<>();
    for (Map.Entry<String, Shape> entry : shapes.entrySet()) {
      List<Long> stored = file.info(PREFIX + entry.getKey()).shape();
      if (!new Shape(stored).equals(entry.getValue())) {
        throw new IllegalArgumentException(
            "%s: '%s' has the shape %s where the model asks for %s"
                .formatted(directory, entry.getKey(), stored, entry.getValue()));
      }
      matrices.put(
          entry.getKey(),
          model.manager().create(file.floats(PREFIX + entry.getKey()), entry.getValue()));
    }
    return LoraAdapter.of(config, matrices, model.manager());
  }

  private static LoraConfig config(Path file) throws IOException {
    JsonNode node;
    try {
      node = JSON.readTree(Files.readAllBytes(file));
    } catch (JsonProcessingException e) {
      throw new IllegalArgumentException(file + " is not JSON: " + e.getOriginalMessage(), e);
    }
    if (!node.path("peft_type").asText().equals("LORA")
        || node.path("use_dora").asBoolean(false)
        || node.path("use_rslora").asBoolean(false)) {
      throw new IllegalArgumentException(file + ": only plain LoRA adapters are supported");
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
