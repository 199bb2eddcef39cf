package dev.phoenix.model.llama.djl;

import ai.djl.Device;
import ai.djl.Model;
import ai.djl.engine.Engine;
import ai.djl.ndarray.NDManager;
import ai.djl.util.passthrough.PassthroughNDManager;
import dev.phoenix.model.llama.binding.LlamaLibrary;
import org.jspecify.annotations.Nullable;

/**
 * Runs GGUF models by llama.cpp. It computes whole texts, not arrays: its NDManager only passes
 * requests and results through.
 */
public final class LlamaCppEngine extends Engine {

  /** What DJL calls it. */
  public static final String NAME = "LlamaCpp";

  /** Behind the engines that compute arrays, so that it is never the default beside one. */
  static final int RANK = 20;

  @Override
  public @Nullable Engine getAlternativeEngine() {
    return null;
  }

  @Override
  public String getEngineName() {
    return NAME;
  }

  @Override
  public int getRank() {
    return RANK;
  }

  @Override
  public String getVersion() {
    return LlamaLibrary.VERSION;
  }

  @Override
  public boolean hasCapability(String capability) {
    return false;
  }

  @Override
  public Model newModel(String name, Device device) {
    return new LlamaCppModel(name, newBaseManager(device));
  }

  @Override
  public NDManager newBaseManager() {
    return newBaseManager(Device.cpu());
  }

  @Override
  public NDManager newBaseManager(@Nullable Device device) {
    return new PassthroughNDManager(this, device == null ? Device.cpu() : device);
  }
}
