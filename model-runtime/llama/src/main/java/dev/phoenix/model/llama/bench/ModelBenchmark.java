package dev.phoenix.model.llama.bench;

import com.fasterxml.jackson.databind.ObjectMapper;
import dev.phoenix.model.api.text.TextModel;
import dev.phoenix.model.llama.engine.LlamaCppTextModel;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.function.Function;
import org.jspecify.annotations.Nullable;

/**
 * Measures the engine on a model and prints one JSON object with the figures; progress goes to the
 * standard error.
 */
public final class ModelBenchmark {

  private ModelBenchmark() {}

  /** Runs without a reference; see {@link Options#USAGE}. */
  public static void main(String[] args) throws IOException {
    run(args, null);
  }

  /**
   * Runs and prints; ends the process with code 2 when the arguments cannot be read.
   *
   * @param references opens a directory of safetensors as the reference that {@code --safetensors}
   *     asks for; null where there is none
   */
  public static void run(String[] args, @Nullable Function<Path, ? extends Reference> references)
      throws IOException {
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
    report.put("figures", measure(options, references));
    System.out.println(new ObjectMapper().writeValueAsString(report));
  }

  /**
   * Measures all figures.
   *
   * @param references see {@link #run}
   * @return the figures by name: {@code decode_ratio}, {@code decode_ratio_sampled}, {@code
   *     batch4_ratio}, {@code loop_prefill_ratio}, {@code loop_time_ratio}, {@code restart_ratio},
   *     {@code start_seconds}, {@code rss_mb_idle}, {@code rss_mb_after_10000}, and with a
   *     reference {@code decode_vs_djl}
   */
  public static Map<String, Figure> measure(
      Options options, @Nullable Function<Path, ? extends Reference> references)
      throws IOException {
    Path safetensors = options.safetensors();
    if (safetensors != null && references == null) {
      throw new IllegalArgumentException(
          "--safetensors needs the decoder, which this program was started without: leave it out");
    }
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
      DecodeBenchmark decoding = new DecodeBenchmark(model, bare, options.pairs());
      decoding.run(figures);
      if (safetensors != null && references != null) {
        progress("decoding, against DJL");
        try (Reference reference = references.apply(safetensors)) {
          figures.put("decode_vs_djl", decoding.against(reference));
        }
      }
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
