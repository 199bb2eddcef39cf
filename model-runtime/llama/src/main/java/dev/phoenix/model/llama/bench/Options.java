package dev.phoenix.model.llama.bench;

import dev.phoenix.model.llama.engine.LlamaSettings;
import java.nio.file.Path;
import org.jspecify.annotations.Nullable;

/**
 * What to measure.
 *
 * @param model a GGUF file
 * @param prompts a file of three-round loops, see {@link LoopPrompts}; null for a small set inside
 * @param settings how the engine runs
 * @param quick few repetitions, to see that all runs
 */
public record Options(Path model, @Nullable Path prompts, LlamaSettings settings, boolean quick) {

  /** Repetitions of short samples. */
  int pairs() {
    return quick ? 2 : 21;
  }

  /** Repetitions of whole loops. */
  int repetitions() {
    return quick ? 2 : 5;
  }

  int memoryRequests() {
    return quick ? 100 : 10_000;
  }
}
