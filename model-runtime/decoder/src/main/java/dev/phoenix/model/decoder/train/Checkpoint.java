package dev.phoenix.model.decoder.train;

import ai.djl.ndarray.NDArray;
import ai.djl.ndarray.index.NDIndex;
import dev.phoenix.model.decoder.net.LlamaModel;
import dev.phoenix.model.decoder.safetensors.SafetensorsFile;
import dev.phoenix.model.decoder.safetensors.SafetensorsWriter;
import dev.phoenix.model.decoder.safetensors.StorageType;
import dev.phoenix.model.decoder.safetensors.TensorInfo;
import dev.phoenix.model.decoder.safetensors.TensorToWrite;
import java.io.IOException;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;

/** The state of a training in one safetensors file, so that one move makes it complete. */
final class Checkpoint {

  private static final String STEP = "phoenix.step";
  private static final String NOTE = "phoenix.note.";

  private Checkpoint() {}

  static void write(
      Path file,
      long step,
      Map<String, NDArray> parameters,
      AdamW optimizer,
      Map<String, String> notes)
      throws IOException {
    List<TensorToWrite> tensors = new ArrayList<>();
    all(parameters, optimizer)
        .forEach((name, array) -> tensors.add(LlamaModel.toWrite(name, array)));
    Map<String, String> metadata = new TreeMap<>();
    metadata.put(STEP, Long.toString(step));
    notes.forEach((name, note) -> metadata.put(NOTE + name, note));
    SafetensorsWriter.write(file, tensors, StorageType.F32, metadata);
  }

  /** The notes of whoever wrote it. */
  static Map<String, String> notes(Path file) throws IOException {
    Map<String, String> notes = new TreeMap<>();
    SafetensorsFile.open(file)
        .metadata()
        .forEach(
            (name, value) -> {
              if (name.startsWith(NOTE)) {
                notes.put(name.substring(NOTE.length()), value);
              }
            });
    return notes;
  }

  /** Copies a checkpoint into the arrays and returns its step; a misfit changes nothing. */
  static long read(Path file, Map<String, NDArray> parameters, AdamW optimizer) throws IOException {
    SafetensorsFile source = SafetensorsFile.open(file);
    String step = source.metadata().get(STEP);
    if (step == null || !step.matches("\\d{1,18}")) {
      throw new IllegalArgumentException(file + " is no checkpoint: it names no step");
    }
    Map<String, NDArray> arrays = all(parameters, optimizer);
    if (!arrays.keySet().equals(source.names())) {
      throw new IllegalArgumentException(file + " is a checkpoint of another model");
    }
    arrays.forEach((name, array) -> checkShape(file, source.info(name), array));
    arrays.forEach(
        (name, array) -> {
          try (NDArray stored = array.getManager().create(source.floats(name), array.getShape())) {
            // in place: copyTo and set(Buffer) would give the array other memory than its replicas'
            array.set(new NDIndex("..."), stored);
          }
        });
    return Long.parseLong(step);
  }

  private static void checkShape(Path file, TensorInfo info, NDArray array) {
    long[] extents = info.shape().stream().mapToLong(Long::longValue).toArray();
    if (!Arrays.equals(extents, array.getShape().getShape())) {
      throw new IllegalArgumentException(
          file + " is a checkpoint of another model: " + info.name() + " is " + info.shape());
    }
  }

  private static Map<String, NDArray> all(Map<String, NDArray> parameters, AdamW optimizer) {
    Map<String, NDArray> arrays = new LinkedHashMap<>();
    parameters.forEach((name, array) -> arrays.put("parameter/" + name, array));
    optimizer.means().forEach((name, array) -> arrays.put("mean/" + name, array));
    optimizer.variances().forEach((name, array) -> arrays.put("variance/" + name, array));
    return arrays;
  }
}
