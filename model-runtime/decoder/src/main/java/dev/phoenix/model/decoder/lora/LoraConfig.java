package dev.phoenix.model.decoder.lora;

import java.util.Set;

/**
 * What a low-rank adapter looks like. Source: Hu et al. 2021, with PEFT's names.
 *
 * @param rank inner width
 * @param alpha the product is scaled by {@code alpha / rank}
 * @param dropout part of the inputs that training leaves out, from 0 up to 1 exclusive
 * @param targets layers that it adapts, by the last part of their name, as in {@code q_proj}
 */
public record LoraConfig(int rank, double alpha, double dropout, Set<String> targets) {

  private static final Set<String> LINEAR =
      Set.of("q_proj", "k_proj", "v_proj", "o_proj", "gate_proj", "up_proj", "down_proj");

  public LoraConfig {
    targets = Set.copyOf(targets);
    if (rank < 1 || rank > 4096 || !(alpha > 0) || !(dropout >= 0 && dropout < 1)) {
      throw new IllegalArgumentException(
          "LoRA needs a rank from 1 to 4096, an alpha above 0 and a dropout in [0, 1)");
    }
    if (targets.isEmpty() || !LINEAR.containsAll(targets)) {
      throw new IllegalArgumentException(
          "LoRA targets must be some of " + LINEAR + ", not " + targets);
    }
  }

  /** Whether the layer of this weight is adapted. */
  boolean adapts(String weight) {
    return targets.stream().anyMatch(target -> weight.endsWith("." + target + ".weight"));
  }
}
