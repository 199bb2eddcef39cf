package dev.phoenix.model.decoder.safetensors;

import com.fasterxml.jackson.core.JsonProcessingException;
import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import java.io.IOException;
import java.lang.foreign.MemorySegment;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Collections;
import java.util.LinkedHashMap;
import java.util.Map;
import java.util.Set;

/**
 * The tensors of a model directory: {@code model.safetensors}, or the files that an index names.
 */
public final class SafetensorsDirectory implements TensorSource {

  /** The only file of a small model. */
  public static final String SINGLE = "model.safetensors";

  /** Which file holds which tensor, in a large model. */
  public static final String INDEX = "model.safetensors.index.json";

  private final Map<String, TensorSource> files;

  private SafetensorsDirectory(Map<String, TensorSource> files) {
    this.files = files;
  }

  /**
   * Opens the tensors of a directory.
   *
   * @throws SafetensorsException if neither file is there, or one of them breaks the rules
   */
  public static TensorSource open(Path directory) throws IOException {
    if (Files.isRegularFile(directory.resolve(INDEX))) {
      return new SafetensorsDirectory(indexed(directory));
    }
    if (Files.isRegularFile(directory.resolve(SINGLE))) {
      return SafetensorsFile.open(directory.resolve(SINGLE));
    }
    throw new SafetensorsException(
        directory + " holds neither " + SINGLE + " nor " + INDEX + ": not a safetensors model");
  }

  private static Map<String, TensorSource> indexed(Path directory) throws IOException {
    Path index = directory.resolve(INDEX);
    JsonNode map;
    try {
      map = new ObjectMapper().readTree(Files.readAllBytes(index)).path("weight_map");
    } catch (JsonProcessingException e) {
      throw new SafetensorsException(index + " is not JSON: " + e.getOriginalMessage(), e);
    }
    if (!map.isObject()) {
      throw new SafetensorsException(index + ": weight_map must be an object");
    }
    Map<String, TensorSource> open = new LinkedHashMap<>();
    Map<String, TensorSource> byName = new LinkedHashMap<>();
    for (Map.Entry<String, JsonNode> entry : map.properties()) {
      String file = entry.getValue().asText();
      if (!file.matches("[A-Za-z0-9][A-Za-z0-9._-]*\\.safetensors")) {
        throw new SafetensorsException(
            index + ": '" + file + "' is not the name of a safetensors file in this directory");
      }
      if (!open.containsKey(file)) {
        open.put(file, SafetensorsFile.open(directory.resolve(file)));
      }
      TensorSource source = open.get(file);
      source.info(entry.getKey());
      byName.put(entry.getKey(), source);
    }
    return byName;
  }

  @Override
  public Set<String> names() {
    return Collections.unmodifiableSet(files.keySet());
  }

  @Override
  public TensorInfo info(String name) {
    return source(name).info(name);
  }

  @Override
  public MemorySegment bytes(String name) {
    return source(name).bytes(name);
  }

  private TensorSource source(String name) {
    TensorSource source = files.get(name);
    if (source == null) {
      throw new SafetensorsException("The index names no tensor '" + name + "'");
    }
    return source;
  }
}
