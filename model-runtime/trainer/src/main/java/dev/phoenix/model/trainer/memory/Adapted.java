package dev.phoenix.model.trainer.memory;

import dev.phoenix.model.decoder.config.LlamaConfig;
import dev.phoenix.model.decoder.lora.LoraConfig;

/** Numbers of an adapter and of what it computes. */
final class Adapted {

  private Adapted() {}

  /** Of its matrices in all layers. */
  static long numbers(LlamaConfig model, LoraConfig lora) {
    long layer = 0;
    for (String target : lora.targets()) {
      layer += (long) lora.rank() * (in(model, target) + out(model, target));
    }
    return layer * model.layers();
  }

  /** Of what autograd keeps of a token in one layer. */
  static long activations(LlamaConfig model, LoraConfig lora) {
    long layer = 0;
    for (String target : lora.targets()) {
      layer += lora.rank();
      layer += lora.dropout() > 0 ? 2 * in(model, target) : 0;
    }
    return layer;
  }

  private static long in(LlamaConfig model, String target) {
    return switch (target) {
      case "o_proj" -> model.queryWidth();
      case "down_proj" -> model.feedForwardSize();
      default -> model.hiddenSize();
    };
  }

  private static long out(LlamaConfig model, String target) {
    return switch (target) {
      case "q_proj" -> model.queryWidth();
      case "k_proj", "v_proj" -> model.keyValueWidth();
      case "gate_proj", "up_proj" -> model.feedForwardSize();
      default -> model.hiddenSize();
    };
  }
}
