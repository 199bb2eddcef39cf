package dev.phoenix.model.llama.bench;

import com.fasterxml.jackson.databind.ObjectMapper;
import dev.phoenix.model.api.text.TextModel;
import dev.phoenix.model.llama.engine.LlamaCppTextModel;
import java.io.IOException;
import java.nio.file.Files;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;

/**
 * Measures the engine on a model and prints one JSON object with the figures; progress goes to the
 * standard error.
 */
public final class ModelBenchmark {

  private ModelBenchmark() {}

  /** Runs; see {@link Options#USAGE}. */
  public static void main(String[] args) throws IOException {
    Options options;
    try {
      options = Options.parse(args);
    } catch (IllegalArgumentException e) {
      System.err.println(e.getMessage());
      System.exit(2);
      return;
    }
    Map<String, Object> report = new LinkedHashMap<>();
    report.put("model", String.valueOf(options.model().getFileName()));
    report.put("model_bytes", Files.size(options.model()));
    report.put("threads", options.settings().threads());
    report.put("cores", Runtime.getRuntime().availableProcessors());
    report.put("figures", measure(options));
    System.out.println(new ObjectMapper().writeValueAsString(report));
  }

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
