package dev.phoenix.model.local.gguf;

import dev.phoenix.model.adapters.BaseModel;
import dev.phoenix.model.adapters.NewAdapter;
import dev.phoenix.model.llama.gguf.AdapterCheck;
import dev.phoenix.model.llama.gguf.GgufException;
import dev.phoenix.model.llama.gguf.GgufFile;
import java.io.IOException;
import java.nio.file.Path;
import java.util.Map;

/** Looks into an adapter's file before it goes into the registry. */
public final class AdapterIntake {

  private static final String A = ".lora_a";

  private AdapterIntake() {}

  /**
   * Checks that a file is a LoRA adapter whose matrices fit a model, and reads its rank and alpha.
   *
   * @param name what the adapter is for, such as {@code brand}
   * @param model what people call the model
   * @param modelFile the GGUF file that the adapter was made for
   * @param note for people: where the adapter comes from
   * @param figures what was measured of it
   * @throws IllegalArgumentException if it is no such adapter; the message says why
   * @throws IOException if a file cannot be read
   */
  public static NewAdapter read(
      String name,
      Path adapter,
      String model,
      Path modelFile,
      String note,
      Map<String, Double> figures)
      throws IOException {
    try {
      AdapterCheck.check(adapter, modelFile);
    } catch (GgufException e) {
      throw new IllegalArgumentException(
          "The adapter '%s' is refused: %s".formatted(name, e.getMessage()), e);
    }
    try (GgufFile file = GgufFile.open(adapter)) {
      long rank =
          file.tensors().values().stream()
              .filter(tensor -> tensor.name().endsWith(A))
              .mapToLong(tensor -> tensor.shape().get(1))
              .max()
              .orElseThrow();
      return new NewAdapter(
          name,
          adapter,
          BaseModel.of(model, modelFile),
          Math.toIntExact(rank),
          file.metadata().float32("adapter.lora.alpha").orElseThrow(),
          note,
          figures);
    }
  }
}
