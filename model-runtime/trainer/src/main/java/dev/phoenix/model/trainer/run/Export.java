package dev.phoenix.model.trainer.run;

import dev.phoenix.model.decoder.gguf.GgufExport;
import dev.phoenix.model.decoder.gguf.GgufType;
import dev.phoenix.model.decoder.lora.AdapterFile;
import dev.phoenix.model.decoder.lora.LoraAdapter;
import dev.phoenix.model.decoder.net.LlamaModel;
import dev.phoenix.model.decoder.net.WeightNames;
import dev.phoenix.model.decoder.safetensors.SafetensorsWriter;
import dev.phoenix.model.decoder.safetensors.StorageType;
import dev.phoenix.model.decoder.safetensors.TensorToWrite;
import dev.phoenix.model.decoder.tokenizer.Tokenizer;
import dev.phoenix.model.trainer.job.Digests;
import dev.phoenix.model.trainer.job.JobFolder;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;
import java.util.stream.LongStream;

/**
 * Writes what a training leaves. Each file appears under its name when it is complete; that all are
 * there is what {@code result.json} says.
 */
public final class Export {

  private final JobFolder folder;

  public Export(JobFolder folder) {
    this.folder = folder;
  }

  /**
   * Writes the adapter, and the base with it, added in 32 bits and quantized after that.
   *
   * @param name what the merged model is called
   * @return sha256 by name of each file
   * @throws IllegalStateException if a number of the adapter is none
   */
  public Map<String, String> write(
      LlamaModel base, LoraAdapter adapter, Tokenizer tokenizer, String name) throws IOException {
    check(adapter);
    AdapterFile.write(adapter, folder.adapter());
    GgufExport.adapter(base, adapter, folder.adapterGguf());
    List<TensorToWrite> tensors = new ArrayList<>();
    WeightNames.shapes(base.config())
        .forEach(
            (weight, shape) ->
                tensors.add(
                    new TensorToWrite(
                        weight,
                        LongStream.of(shape.getShape()).boxed().toList(),
                        () -> adapter.merged(base, weight))));
    SafetensorsWriter.write(folder.merged(), tensors, StorageType.F32, Map.of("format", "pt"));
    GgufExport.model(
        base.config(),
        weight -> adapter.merged(base, weight),
        tokenizer,
        name,
        GgufType.Q8_0,
        folder.mergedGguf());
    Map<String, String> digests = new TreeMap<>();
    for (String file : JobFolder.ARTIFACTS) {
      digests.put(file, Digests.sha256(folder.path().resolve(file)));
    }
    return digests;
  }

  private static void check(LoraAdapter adapter) {
    adapter
        .parameters()
        .forEach(
            (name, array) -> {
              for (float value : array.toFloatArray()) {
                if (!Float.isFinite(value)) {
                  throw new IllegalStateException(
                      "The adapter's %s holds %s: lower the learning rate or check the data"
                          .formatted(name, value));
                }
              }
            });
  }

  /** Removes what a training that did not succeed has left. */
  public void remove() throws IOException {
    for (String file : JobFolder.ARTIFACTS) {
      Path path = folder.path().resolve(file);
      Files.deleteIfExists(path);
      Files.deleteIfExists(path.resolveSibling(path.getFileName() + ".part"));
    }
  }
}
