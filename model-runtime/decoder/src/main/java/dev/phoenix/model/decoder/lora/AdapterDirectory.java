package dev.phoenix.model.decoder.lora;

import dev.phoenix.model.decoder.net.LlamaModel;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;

/** An adapter on disk as PEFT writes it: {@code adapter_config.json} and one safetensors file. */
public final class AdapterDirectory {

  private static final String CONFIG = "adapter_config.json";
  private static final String WEIGHTS = "adapter_model.safetensors";

  private AdapterDirectory() {}

  /** Writes an adapter. */
  public static void save(LoraAdapter adapter, Path directory) throws IOException {
    Files.createDirectories(directory);
    AdapterFile.write(adapter, directory.resolve(WEIGHTS));
    Files.write(directory.resolve(CONFIG), PeftConfig.write(adapter.config()));
  }

  /**
   * Reads an adapter for a model; it lives as long as the model.
   *
   * @throws IllegalArgumentException if it does not fit the model, or asks for what is not
   *     supported
   */
  public static LoraAdapter load(LlamaModel model, Path directory) throws IOException {
    Path config = directory.resolve(CONFIG);
    return AdapterFile.load(
        model,
        directory.resolve(WEIGHTS),
        PeftConfig.read(Files.readAllBytes(config), config.toString()));
  }
}
