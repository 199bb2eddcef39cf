package dev.phoenix.model.decoder.net;

import dev.phoenix.model.decoder.config.LlamaConfig;

/** Shapes of models that are quick to compute with. */
public final class TinyModels {

  private TinyModels() {}

  /** Grouped queries (4 heads on 2), tied head, 64 tokens of context, vocabulary 300. */
  public static LlamaConfig tied() {
    return LlamaConfig.small(300, 32, 2, 4, 2, 48, 64);
  }

  /** As many key-value heads as heads, and a head of its own. */
  public static LlamaConfig untied() {
    return new LlamaConfig(300, 32, 2, 4, 4, 8, 48, 64, 1e-5f, 500_000f, false, 0, 0);
  }
}
