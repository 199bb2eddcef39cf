package dev.phoenix.model.decoder.net;

import ai.djl.ndarray.NDArray;
import ai.djl.ndarray.NDManager;
import dev.phoenix.model.decoder.config.ConfigFile;
import dev.phoenix.model.decoder.config.LlamaConfig;
import dev.phoenix.model.decoder.safetensors.SafetensorsDirectory;
import dev.phoenix.model.decoder.safetensors.SafetensorsWriter;
import dev.phoenix.model.decoder.safetensors.StorageType;
import dev.phoenix.model.decoder.safetensors.TensorToWrite;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Arrays;
import java.util.Collections;
import java.util.List;
import java.util.Map;
import org.jspecify.annotations.Nullable;

/** A Llama-family model: its shape, its weights, and an adapter if one is attached. */
public final class LlamaModel implements AutoCloseable {

  private static final long MAX_FILE_BYTES = 4L << 30;

  private final LlamaConfig config;
  private final NDManager manager;
  private final LlamaNet net;
  private final Map<String, NDArray> weights;
  private @Nullable Adjustment adjustment;

  private LlamaModel(LlamaConfig config, NDManager manager, Map<String, NDArray> weights) {
    this.config = config;
    this.manager = manager;
    this.weights = weights;
    this.net = new LlamaNet(config, manager);
  }

  /** A model with random weights; the same seed gives the same weights. */
  public static LlamaModel create(LlamaConfig config, long seed) {
    NDManager manager = NDManager.newBaseManager();
    return new LlamaModel(config, manager, WeightInit.random(config, seed, manager));
  }

  /**
   * Loads a Hugging Face directory: {@code config.json} and one or many safetensors files. 32-bit
   * weights are used where they are mapped; others are converted to 32 bits.
   *
   * @throws IllegalArgumentException if the configuration or a tensor's shape does not fit
   * @throws dev.phoenix.model.decoder.safetensors.SafetensorsException if a file is broken
   */
  public static LlamaModel load(Path directory) throws IOException {
    LlamaConfig config = ConfigFile.read(directory.resolve(ConfigFile.NAME));
    NDManager manager = NDManager.newBaseManager();
    try {
      return new LlamaModel(
          config, manager, WeightLoad.load(config, SafetensorsDirectory.open(directory), manager));
    } catch (IOException | RuntimeException e) {
      manager.close();
      throw e;
    }
  }

  /** Writes {@code config.json} and the weights, without an adapter; the tokenizer saves itself. */
  public void save(Path directory, StorageType type) throws IOException {
    Files.createDirectories(directory);
    List<TensorToWrite> tensors =
        weights.entrySet().stream().map(e -> toWrite(e.getKey(), e.getValue())).toList();
    SafetensorsWriter.writeModel(directory, tensors, type, MAX_FILE_BYTES);
    ConfigFile.write(config, directory.resolve(ConfigFile.NAME));
  }

  /** An array as a tensor for a file. */
  public static TensorToWrite toWrite(String name, NDArray array) {
    List<Long> shape = Arrays.stream(array.getShape().getShape()).boxed().toList();
    return new TensorToWrite(name, shape, array::toFloatArray);
  }

  /** The model's shape. */
  public LlamaConfig config() {
    return config;
  }

  /** The computation, for passes with replicas of the parameters. */
  public LlamaNet net() {
    return net;
  }

  /** Owner of what lives as long as the model. */
  public NDManager manager() {
    return manager;
  }

  /** The weights and the adapter. */
  public Parameters parameters() {
    return new Parameters(Collections.unmodifiableMap(weights), adjustment);
  }

  /** Puts an adapter on top of the weights, in place of any other; null takes it away. */
  public void adjust(@Nullable Adjustment replacement) {
    adjustment = replacement;
  }

  /** Copies the weights out of mapped files, which are read-only, so that they can be changed. */
  public void makeWritable() {
    weights.replaceAll(
        (name, array) -> {
          NDArray copy = array.duplicate();
          copy.attach(manager);
          array.close();
          return copy;
        });
  }

  /** Logits, (batch, time, vocabulary), of whole sequences, (batch, time). */
  public NDArray logits(NDArray ids) {
    return net.head(parameters(), net.hidden(parameters(), ids));
  }

  @Override
  public void close() {
    manager.close();
  }
}
