package dev.phoenix.model.llama.gguf;

import static dev.phoenix.model.llama.gguf.Metadata.need;

import java.io.IOException;
import java.nio.file.Path;
import java.util.Arrays;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Set;

/**
 * Checks that a file is a complete model of the Llama architecture as llama.cpp b4916 reads one:
 * sizes, tokenizer, and each tensor's name, shape and type.
 */
public final class ModelCheck {

  private final Map<String, Tensor> tensors;
  private final LlamaShape shape;
  private final Set<String> known = new HashSet<>();

  private ModelCheck(Map<String, Tensor> tensors, LlamaShape shape) {
    this.tensors = tensors;
    this.shape = shape;
  }

  /**
   * Checks a file from its first byte to its last.
   *
   * @return the model's sizes
   * @throws GgufException if it is not such a model
   * @throws IOException if it cannot be read
   */
  public static LlamaShape check(Path path) throws IOException {
    try (GgufFile file = GgufFile.open(path)) {
      return check(file);
    } catch (GgufException e) {
      throw e.in(path);
    }
  }

  /** Checks a file that is open. */
  static LlamaShape check(GgufFile file) {
    Metadata metadata = file.metadata();
    String architecture = need(metadata.text("general.architecture"), "general.architecture");
    GgufException.check(
        architecture.equals("llama"),
        "The architecture '%s' is not supported by this engine, only 'llama' is: use another"
            + " backend",
        architecture);
    GgufException.check(
        !metadata.has("split.count"),
        "The model is split over several files: merge them with llama-gguf-split first");
    KeyTypes.check(metadata);
    metadata.uint32("general.file_type");
    metadata.uint32("general.quantization_version");
    metadata.text("general.name");
    LlamaShape shape = LlamaShape.read(metadata, VocabularyCheck.check(metadata));
    new ModelCheck(file.tensors(), shape).run();
    return shape;
  }

  private void run() {
    long width = shape.width();
    long vocabulary = shape.vocabulary();
    need2("token_embd.weight", width, vocabulary);
    need1("output_norm.weight", width);
    optional("output.weight", width, vocabulary);
    optional("rope_freqs.weight", shape.headSize() / 2);
    for (int i = 0; i < shape.layers(); i++) {
      block("blk." + i + ".");
    }
    for (String name : tensors.keySet()) {
      GgufException.check(
          known.contains(name), "Tensor '%s' is not one of a Llama model with these sizes", name);
    }
  }

  private void block(String block) {
    long width = shape.width();
    long queries = (long) shape.heads() * shape.headSize();
    long keys = (long) shape.keyValueHeads() * shape.headSize();
    long inner = shape.feedForward();
    need1(block + "attn_norm.weight", width);
    need1(block + "ffn_norm.weight", width);
    linear(block + "attn_q", width, queries);
    linear(block + "attn_k", width, keys);
    linear(block + "attn_v", width, keys);
    linear(block + "attn_output", queries, width);
    linear(block + "ffn_gate", width, inner);
    linear(block + "ffn_up", width, inner);
    linear(block + "ffn_down", inner, width);
  }

  private void linear(String name, long in, long out) {
    need2(name + ".weight", in, out);
    optional(name + ".bias", out);
  }

  private void need1(String name, long size) {
    GgufException.check(tensors.containsKey(name), "Tensor '%s' is missing", name);
    optional(name, size);
  }

  private void need2(String name, long in, long out) {
    GgufException.check(tensors.containsKey(name), "Tensor '%s' is missing", name);
    optional(name, in, out);
  }

  private void optional(String name, long... sizes) {
    known.add(name);
    Tensor tensor = tensors.get(name);
    if (tensor == null) {
      return;
    }
    List<Long> expected = Arrays.stream(sizes).boxed().toList();
    GgufException.check(
        tensor.shape().equals(expected),
        "Tensor '%s' has the shape %s; the metadata makes it %s",
        name,
        tensor.shape(),
        expected);
    // ggml adds and scales by vectors of single precision only, and aborts on others
    GgufException.check(
        sizes.length > 1 || tensor.type() == TensorType.F32,
        "Tensor '%s' is a vector of type %s; F32 is needed",
        name,
        tensor.type());
  }
}
