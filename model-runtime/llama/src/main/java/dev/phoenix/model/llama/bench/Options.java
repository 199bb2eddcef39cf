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

  static final String USAGE =
      """
      Needed: --model FILE.gguf
      Possible: --prompts FILE.jsonl   loops of three rounds, a line each: {"rounds": ["...", "...", "..."]}
                --threads N            native threads (default 2)
                --natives FOLDER       where llama.cpp is unpacked to
                --quick                few repetitions\
      """;

  /**
   * Reads a command line.
   *
   * @throws IllegalArgumentException with the usage if it cannot be read
   */
  static Options parse(String... args) {
    Path model = null;
    Path prompts = null;
    LlamaSettings settings = LlamaSettings.defaults();
    boolean quick = false;
    for (int i = 0; i < args.length; i++) {
      switch (args[i]) {
        case "--quick" -> quick = true;
        case "--model" -> model = Path.of(value(args, ++i));
        case "--prompts" -> prompts = Path.of(value(args, ++i));
        case "--natives" -> settings = settings.withNativesFolder(Path.of(value(args, ++i)));
        case "--threads" -> settings = settings.withThreads(number(value(args, ++i)));
        default -> throw new IllegalArgumentException("Unknown: " + args[i] + "\n" + USAGE);
      }
    }
    if (model == null) {
      throw new IllegalArgumentException(USAGE);
    }
    return new Options(model, prompts, settings, quick);
  }

  private static String value(String[] args, int i) {
    if (i == args.length) {
      throw new IllegalArgumentException(args[i - 1] + " needs a value\n" + USAGE);
    }
    return args[i];
  }

  private static int number(String text) {
    try {
      return Integer.parseInt(text);
    } catch (NumberFormatException e) {
      throw new IllegalArgumentException("'%s' is not a number\n%s".formatted(text, USAGE), e);
    }
  }

  /** Repetitions of short samples. */
  int pairs() {
    return quick ? 2 : 41;
  }

  /** Repetitions of whole loops. */
  int repetitions() {
    return quick ? 2 : 9;
  }

  int memoryRequests() {
    return quick ? 100 : 10_000;
  }
}
