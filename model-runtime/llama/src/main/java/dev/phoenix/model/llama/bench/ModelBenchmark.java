package dev.phoenix.model.llama.bench;

import dev.phoenix.model.api.text.TextModel;
import dev.phoenix.model.llama.engine.LlamaCppTextModel;
import dev.phoenix.model.measure.Figure;
import java.io.IOException;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.function.BiConsumer;

/** Measures the engine on a model; progress goes to the standard error. */
public final class ModelBenchmark {

  private ModelBenchmark() {}

  /**
   * Measures all figures.
   *
   * @param listener is given each figure with its name when it is there: {@code decode_ratio},
   *     {@code decode_ratio_sampled}, {@code batch4_ratio}, {@code loop_prefill_ratio}, {@code
   *     loop_time_ratio}, {@code restart_ratio}, {@code start_seconds}, {@code rss_mb_idle}, {@code
   *     rss_mb_after_10000}
   */
  public static void measure(Options options, BiConsumer<String, Figure> listener)
      throws IOException {
    List<LoopPrompts> prompts = LoopPrompts.read(options.prompts());
    part("decoding, against a bare loop and four together", decoding(options), listener);
    part(
        "loops of three rounds, with and without prefix cache, and restarting",
        new LoopBenchmark(options.model(), options.settings(), prompts, options.repetitions())::run,
        listener);
    part("start and memory of a process of its own", new ProcessBenchmark(options)::run, listener);
  }

  private static Part decoding(Options options) {
    return figures -> {
      try (TextModel model = LlamaCppTextModel.load(options.model(), options.settings());
          BareLoop bare =
              new BareLoop(
                  options.model(),
                  options.settings().nativesFolder(),
                  model.contextLength(),
                  options.settings().threads(),
                  options.settings().batchThreads())) {
        new DecodeBenchmark(model, bare, options.pairs()).run(figures);
      }
    };
  }

  private static void part(String what, Part part, BiConsumer<String, Figure> listener)
      throws IOException {
    System.err.println("Measuring " + what);
    Map<String, Figure> figures = new LinkedHashMap<>();
    part.run(figures);
    figures.forEach(listener);
  }

  /** Some figures that are measured together. */
  private interface Part {
    void run(Map<String, Figure> figures) throws IOException;
  }
}
