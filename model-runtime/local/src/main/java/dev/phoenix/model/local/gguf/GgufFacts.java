package dev.phoenix.model.local.gguf;

import dev.phoenix.model.llama.gguf.GgufFile;
import dev.phoenix.model.llama.gguf.LlamaShape;
import dev.phoenix.model.llama.gguf.Metadata;
import dev.phoenix.model.llama.gguf.ModelCheck;
import dev.phoenix.model.llama.gguf.Tensor;
import dev.phoenix.model.llama.gguf.TensorType;
import dev.phoenix.model.local.fit.Weights;
import java.io.IOException;
import java.nio.file.Path;
import java.util.Collection;
import java.util.Comparator;
import java.util.EnumMap;
import java.util.Map;
import org.jspecify.annotations.Nullable;

/**
 * What a GGUF file says of its model, read without loading it.
 *
 * @param shape the model's sizes
 * @param weights the room that its tensors take
 * @param name what the file calls the model, or ""
 * @param template the Jinja source of its chat template, or null
 * @param putsSpace whether its tokenizer puts a space before each text
 */
record GgufFacts(
    LlamaShape shape, Weights weights, String name, @Nullable String template, boolean putsSpace) {

  /** llama.cpp is built to run longer contexts, but nobody asked for their memory. */
  private static final int MOST_DEFAULT_CONTEXT = 4_096;

  /**
   * Checks a file and reads it.
   *
   * @throws dev.phoenix.model.llama.gguf.GgufException if it is not a model that the engine runs
   */
  static GgufFacts read(Path path) throws IOException {
    LlamaShape shape = ModelCheck.check(path);
    try (GgufFile file = GgufFile.open(path)) {
      Metadata metadata = file.metadata();
      boolean sentencePiece =
          metadata.text("tokenizer.ggml.model").orElse("").equals("llama")
              && metadata.flag("tokenizer.ggml.add_space_prefix").orElse(true);
      return new GgufFacts(
          shape,
          weights(file.tensors().values()),
          metadata.text("general.name").orElse(""),
          metadata.text("tokenizer.chat_template").orElse(null),
          sentencePiece);
    }
  }

  private static Weights weights(Collection<Tensor> tensors) {
    Map<TensorType, Long> bytes = new EnumMap<>(TensorType.class);
    long numbers = 0;
    long matrices = 0;
    long others = 0;
    for (Tensor tensor : tensors) {
      if (tensor.shape().size() < 2) {
        others += tensor.bytes();
        continue;
      }
      matrices += tensor.bytes();
      numbers += tensor.bytes() / tensor.type().blockBytes() * tensor.type().blockSize();
      bytes.merge(tensor.type(), tensor.bytes(), Long::sum);
    }
    String most =
        bytes.entrySet().stream()
            .max(Comparator.comparingLong(Map.Entry::getValue))
            .map(entry -> entry.getKey().name())
            .orElse("no type");
    return new Weights(most, numbers, matrices, others);
  }

  /**
   * The context that a model is run with: what is asked for, or for 0 its own within reason.
   *
   * @throws IllegalArgumentException if it is longer than the model was trained on: its memory is
   *     not worth a question
   */
  int context(int asked) {
    if (asked > shape.context()) {
      throw new IllegalArgumentException(
          "A context of %d tokens is longer than the %d that the model was trained on: lower it"
              .formatted(asked, shape.context()));
    }
    return asked == 0 ? Math.min(shape.context(), MOST_DEFAULT_CONTEXT) : asked;
  }
}
