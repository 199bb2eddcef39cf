package dev.phoenix.model.llama.bench;

import dev.phoenix.model.api.text.TextModel;
import dev.phoenix.model.llama.engine.LlamaCppTextModel;
import dev.phoenix.model.measure.Figure;
import java.io.IOException;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;

/** Measures the engine on a model; progress goes to the standard error. */
public final class ModelBenchmark {

  private ModelBenchmark() {}

  /**
   * Measures all figures.
   *
   * @return the figures by name: {@code decode_ratio}, {@code decode_ratio_sampled}, {@code
   *     batch4_ratio}, {@code loop_prefill_ratio}, {@code loop_time_ratio}, {@code restart_ratio},
   *     {@code start_seconds}, {@code rss_mb_idle}, {@code rss_mb_after_10000}
   */
  public static Map<String, Figure> measure(Options options) throws IOException {
    Map<String, Figure> figures = new LinkedHashMap<>();
    List<LoopPrompts> prompts = LoopPrompts.read(options.prompts());
    progress("decoding, against a bare loop and four together");
    try (TextModel model = LlamaCppTextModel.load(options.model(), options.settings());
        BareLoop bare =
            new BareLoop(
                options.model(),
                options.settings().nativesFolder(),
                model.contextLength(),
                options.settings().threads())) {
      new DecodeBenchmark(model, bare, options.pairs()).run(figures);
    }
    progress("loops of three rounds, with and without prefix cache, and restarting");
    new LoopBenchmark(options.model(), options.settings(), prompts, options.repetitions())
        .run(figures);
    progress("start and memory of a process of its own");
    new ProcessBenchmark(options).run(figures);
    return figures;
  }

  private static void progress(String what) {
    System.err.println("Measuring " + what);
  }
}
