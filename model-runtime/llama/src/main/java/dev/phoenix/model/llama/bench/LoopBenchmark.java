package dev.phoenix.model.llama.bench;

import dev.phoenix.model.api.text.Sampling;
import dev.phoenix.model.api.text.TextModel;
import dev.phoenix.model.api.text.TextResult;
import dev.phoenix.model.llama.engine.LlamaCppTextModel;
import dev.phoenix.model.llama.engine.LlamaSettings;
import dev.phoenix.model.measure.Figure;
import java.io.IOException;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;

/** Loops of three rounds: with the prefix cache, without, and with a model started each round. */
final class LoopBenchmark {

  private static final int TOKENS = 64;

  private final Path file;
  private final LlamaSettings settings;
  private final List<LoopPrompts> loops;
  private final int repetitions;

  LoopBenchmark(Path file, LlamaSettings settings, List<LoopPrompts> loops, int repetitions) {
    this.file = file;
    this.settings = settings;
    this.loops = loops;
    this.repetitions = repetitions;
  }

  /**
   * What a run of all loops took.
   *
   * @param computed prompt tokens of the second and later rounds that were computed
   * @param all prompt tokens of these rounds
   */
  private record Run(double seconds, long computed, long all) {}

  void run(Map<String, Figure> figures) throws IOException {
    double[] with = new double[repetitions];
    double[] without = new double[repetitions];
    double[] restarted = new double[repetitions];
    double[] prefill = new double[repetitions];
    Run last = new Run(0, 0, 0);
    for (int i = -1; i < repetitions; i++) {
      Run plain;
      double restarts = restarting();
      // models of their own, so that nothing is left in a cache from the time before
      try (TextModel model = LlamaCppTextModel.load(file, settings)) {
        last = loops(model);
      }
      try (TextModel model = LlamaCppTextModel.load(file, settings.withCacheBytes(0))) {
        plain = loops(model);
      }
      if (i >= 0) {
        with[i] = last.seconds();
        without[i] = plain.seconds();
        restarted[i] = restarts;
        prefill[i] = last.computed() / (double) plain.computed();
      }
    }
    Map<String, Double> tokens = new TreeMap<>();
    tokens.put("computed_tokens", (double) last.computed());
    tokens.put("prompt_tokens", (double) last.all());
    figures.put("loop_prefill_ratio", Figure.of(prefill, "ratio", tokens));
    figures.put(
        "loop_time_ratio",
        Figure.ratio("loop_seconds", with, "loop_without_cache_seconds", without));
    figures.put(
        "restart_ratio", Figure.ratio("loop_seconds", with, "restarting_seconds", restarted));
  }

  private Run loops(TextModel model) {
    // the first request of a model pays for pages and code that the others find ready
    Requests.ask(model, Requests.of("Ready?", 4, Sampling.GREEDY));
    long computed = 0;
    long all = 0;
    long start = System.nanoTime();
    for (LoopPrompts loop : loops) {
      List<String> answers = new ArrayList<>();
      for (int round = 0; round < loop.rounds().size(); round++) {
        TextResult result = round(model, loop, round, answers);
        if (round > 0) {
          computed += result.promptTokens() - result.cachedTokens();
          all += result.promptTokens();
        }
      }
    }
    return new Run(Requests.seconds(start), computed, all);
  }

  private double restarting() throws IOException {
    long start = System.nanoTime();
    for (LoopPrompts loop : loops) {
      List<String> answers = new ArrayList<>();
      for (int round = 0; round < loop.rounds().size(); round++) {
        try (TextModel model = LlamaCppTextModel.load(file, settings)) {
          round(model, loop, round, answers);
        }
      }
    }
    return Requests.seconds(start);
  }

  private static TextResult round(
      TextModel model, LoopPrompts loop, int round, List<String> answers) {
    TextResult result =
        Requests.ask(model, Requests.of(loop.prompt(round, answers), TOKENS, Sampling.GREEDY));
    answers.add(result.text());
    return result;
  }
}
