package dev.phoenix.model.llama.djl;

import ai.djl.engine.Engine;
import ai.djl.engine.EngineProvider;

/** Tells DJL of the engine; its name is {@value LlamaCppEngine#NAME}. */
public final class LlamaCppEngineProvider implements EngineProvider {

  private static final LlamaCppEngine ENGINE = new LlamaCppEngine();

  @Override
  public String getEngineName() {
    return LlamaCppEngine.NAME;
  }

  @Override
  public int getEngineRank() {
    return LlamaCppEngine.RANK;
  }

  @Override
  public Engine getEngine() {
    return ENGINE;
  }
}
