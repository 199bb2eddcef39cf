package dev.phoenix.model.decoder.lora;

import ai.djl.ndarray.NDArray;
import ai.djl.ndarray.types.Shape;
import dev.phoenix.model.decoder.net.LlamaModel;
import dev.phoenix.model.decoder.safetensors.SafetensorsFile;
import dev.phoenix.model.decoder.safetensors.SafetensorsWriter;
import dev.phoenix.model.decoder.safetensors.StorageType;
import dev.phoenix.model.decoder.safetensors.TensorToWrite;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Path;
import java.util.HashSet;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Set;

/**
 * An adapter in one safetensors file: PEFT's tensors, and in the metadata what PEFT keeps in {@code
 * adapter_config.json} beside them.
 */
public final class AdapterFile {

  private static final String PREFIX = "base_model.model.";
  private static final String CONFIG = "adapter_config.json";

  private AdapterFile() {}

  /** Writes an adapter; the file appears when it is complete. */
  public static void write(LoraAdapter adapter, Path file) throws IOException {
    List<TensorToWrite> tensors =
        adapter.parameters().entrySet().stream()
            .map(e -> LlamaModel.toWrite(PREFIX + e.getKey(), e.getValue()))
            .toList();
    Map<String, String> metadata = new LinkedHashMap<>();
    metadata.put("format", "pt");
    metadata.put(CONFIG, new String(PeftConfig.write(adapter.config()), StandardCharsets.UTF_8));
    SafetensorsWriter.write(file, tensors, StorageType.F32, metadata);
  }

  /**
   * Reads an adapter for a model; it lives as long as the model.
   *
   * @throws IllegalArgumentException if it does not fit the model, or does not say what it is
   */
  public static LoraAdapter load(LlamaModel model, Path file) throws IOException {
    String config = SafetensorsFile.open(file).metadata().get(CONFIG);
    if (config == null) {
      throw new IllegalArgumentException(file + " does not say which adapter it is");
    }
    return load(
        model,
        file,
        PeftConfig.read(config.getBytes(StandardCharsets.UTF_8), file + ": its " + CONFIG));
  }

  /** The same with its configuration from elsewhere. */
  static LoraAdapter load(LlamaModel model, Path path, LoraConfig config) throws IOException {
    SafetensorsFile file = SafetensorsFile.open(path);
    Map<String, Shape> shapes = LoraAdapter.shapes(model.config(), config);
    Set<String> expected = new HashSet<>();
    shapes.keySet().forEach(name -> expected.add(PREFIX + name));
    if (!expected.equals(file.names())) {
      throw new IllegalArgumentException(
          path + " holds the adapter of another model: its layers differ");
    }
    Map<String, NDArray> matrices = new LinkedHashMap<>();
    for (Map.Entry<String, Shape> entry : shapes.entrySet()) {
      List<Long> stored = file.info(PREFIX + entry.getKey()).shape();
      if (!new Shape(stored).equals(entry.getValue())) {
        throw new IllegalArgumentException(
            "%s: '%s' has the shape %s where the model asks for %s"
                .formatted(path, entry.getKey(), stored, entry.getValue()));
      }
      matrices.put(
          entry.getKey(),
          model.manager().create(file.floats(PREFIX + entry.getKey()), entry.getValue()));
    }
    return LoraAdapter.of(config, matrices, model.manager());
  }
}
