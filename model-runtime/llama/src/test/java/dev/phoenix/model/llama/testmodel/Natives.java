package dev.phoenix.model.llama.testmodel;

import dev.phoenix.model.llama.binding.LlamaLibrary;
import java.nio.file.Path;

/** llama.cpp for the tests of this module, unpacked into its build folder. */
public final class Natives {

  private Natives() {}

  /** Loads the library once for all tests. */
  public static LlamaLibrary load() {
    return LlamaLibrary.load(Path.of("target", "natives"));
  }
}
