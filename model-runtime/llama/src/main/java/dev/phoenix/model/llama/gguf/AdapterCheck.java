package dev.phoenix.model.llama.gguf;

import static dev.phoenix.model.llama.gguf.Metadata.need;

import java.io.IOException;
import java.nio.file.Path;
import java.util.List;
import java.util.Map;
import java.util.Set;

/** Checks that a file is a LoRA adapter whose every pair of matrices fits a tensor of a model. */
public final class AdapterCheck {

  private static final String A = ".lora_a";
  private static final String B = ".lora_b";

  /** llama.cpp copies these types to wherever the model's tensor lies, and multiplies with them. */
  private static final Set<TensorType> TYPES =
      Set.of(TensorType.F32, TensorType.F16, TensorType.BF16, TensorType.Q8_0);

  private AdapterCheck() {}

  /**
   * Checks an adapter against the model that it is for.
   *
   * @throws GgufException if it is no LoRA adapter, or one of another model
   * @throws IOException if a file cannot be read
   */
  public static void check(Path adapter, Path model) throws IOException {
    try (GgufFile file = GgufFile.open(adapter);
        GgufFile base = GgufFile.open(model)) {
      Metadata metadata = file.metadata();
      is(metadata, "general.type", "adapter");
      is(metadata, "adapter.type", "lora");
      is(metadata, "general.architecture", "llama");
      need(metadata.float32("adapter.lora.alpha"), "adapter.lora.alpha");
      GgufException.check(!file.tensors().isEmpty(), "The adapter has no tensors");
      for (Tensor tensor : file.tensors().values()) {
        pair(tensor, file.tensors(), base.tensors());
      }
    } catch (GgufException e) {
      throw e.in(adapter);
    }
  }

  private static void is(Metadata metadata, String key, String expected) {
    String value = need(metadata.text(key), key);
    GgufException.check(
        value.equals(expected), "'%s' is '%s', not '%s': no LoRA adapter", key, value, expected);
  }

  private static void pair(Tensor tensor, Map<String, Tensor> adapter, Map<String, Tensor> model) {
    String name = tensor.name();
    GgufException.check(
        name.endsWith(A) || name.endsWith(B), "Tensor '%s' is no half of a LoRA pair", name);
    String target = name.substring(0, name.length() - A.length());
    Tensor base = model.get(target);
    Tensor a = adapter.get(target + A);
    Tensor b = adapter.get(target + B);
    if (base == null || a == null || b == null) {
      throw new GgufException(
          base == null
              ? "The model has no tensor '%s': the adapter is of another model".formatted(target)
              : "'%s' has only one half of its LoRA pair".formatted(target));
    }
    GgufException.check(
        base.shape().size() == 2 && target.startsWith("blk."),
        "'%s' is not a matrix of a block, which alone can be adapted here",
        target);
    GgufException.check(
        TYPES.contains(tensor.type()), "Tensor '%s' is of type %s", name, tensor.type());
    boolean fits =
        a.shape().size() == 2
            && b.shape().equals(List.of(a.shape().get(1), base.shape().get(1)))
            && a.shape().get(0).equals(base.shape().get(0));
    GgufException.check(
        fits,
        "'%s' is %s, which a pair of %s and %s does not fit: the adapter is of another model",
        target,
        base.shape(),
        a.shape(),
        b.shape());
  }
}
