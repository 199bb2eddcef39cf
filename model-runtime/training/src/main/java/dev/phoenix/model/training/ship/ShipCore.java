package dev.phoenix.model.training.ship;

import dev.phoenix.model.check.Checker;
import dev.phoenix.model.core.Confidence;
import dev.phoenix.model.core.ShippedModel;
import dev.phoenix.model.llama.engine.LlamaCppTextModel;
import dev.phoenix.model.llama.engine.LlamaSettings;
import dev.phoenix.model.training.corpus.Assignment;
import dev.phoenix.model.training.corpus.Editor;
import dev.phoenix.model.training.corpus.KnownWords;
import dev.phoenix.model.training.corpus.Language;
import dev.phoenix.model.training.trial.Calibration;
import dev.phoenix.model.training.trial.EngineDrafter;
import dev.phoenix.model.training.trial.LoopBenchmark;
import dev.phoenix.model.training.trial.LoopTrial;
import dev.phoenix.model.training.trial.TestSets;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;

/** Turns a trained model into what the repository holds. */
public final class ShipCore {

  private static final int PARALLEL = 8;
  private static final int CALIBRATION_BRIEFS = 1200;

  private ShipCore() {}

  /**
   * Writes weights, words, what goes with learning, confidence, figures, samples and the loss
   * curve.
   *
   * @param trained a finished phase of the training
   * @param losses its table of losses
   * @param out the folder to write
   * @param seed of the sampling, not used for anything before
   */
  public static void run(Path trained, Path losses, Path out, long seed) throws IOException {
    Files.createDirectories(out);
    var gguf = Weights.write(trained, out);
    var curve = new LossCurve(losses);
    Files.writeString(out.resolve("loss.svg"), curve.svg());
    writeWords(out);
    LearningSets.write(out);
    var editor = new Editor(new Checker(List.of()));
    var natives = out.toAbsolutePath().resolveSibling("natives");
    var settings =
        LlamaSettings.defaults()
            .withThreads(1, 1)
            .withCacheBytes(0)
            .withRequests(PARALLEL, 4 * PARALLEL)
            .withNativesFolder(natives);
    try (var model = LlamaCppTextModel.load(gguf, settings)) {
      var drafter = new EngineDrafter(model, 4 * PARALLEL);
      var calibration = new Calibration(editor);
      System.out.println("Calibrating the confidence on validation briefs");
      var briefs = TestSets.validation(editor, CALIBRATION_BRIEFS);
      var once = new LoopTrial(drafter, editor, Confidence.FULL, ShippedModel.TEMPERATURE);
      var confidence = calibration.fit(once.first(every(briefs, 0), seed + 100));
      writeProperties(gguf, confidence, out);
      var trial = new LoopTrial(drafter, editor, confidence, ShippedModel.TEMPERATURE);
      var reliability =
          calibration.reliability(confidence, once.first(every(briefs, 1), seed + 101));
      var plain = TestSets.plain(editor);
      var policy = TestSets.policy(editor);
      System.out.println("Measuring on the frozen test sets");
      var figures = new LoopBenchmark(trial, editor).run(plain, policy, seed);
      System.out.print(figures.lines());
      Files.writeString(
          out.resolve("SAMPLES.md"), new Samples(trial, editor).page(plain, policy, seed));
      Files.writeString(
          out.resolve("FIGURES.md"),
          "# Measured on the frozen test sets\n\n```\n"
              + figures.lines()
              + "```\n\n## Confidence\n\nFitted on one half of "
              + CALIBRATION_BRIEFS
              + " validation briefs, shown on the other.\n\n"
              + reliability
              + String.format(
                  Locale.ROOT,
                  "%nLoss at the end: %.3f in training, %.3f on the validation set.%n",
                  curve.last(false),
                  curve.last(true)));
    }
  }

  private static void writeProperties(Path gguf, Confidence confidence, Path out)
      throws IOException {
    Files.writeString(
        out.resolve("model.properties"),
        String.format(
            Locale.ROOT,
            """
            # Made with the weights beside it.
            gguf.sha256=%s
            confidence.intercept=%.6f
            confidence.slope=%.6f
            confidence.warnings=%.6f
            """,
            ShippedModel.digest(gguf),
            confidence.intercept(),
            confidence.slope(),
            confidence.warnings()));
  }

  /** The model's words, one a line, so that whoever serves it can tell a garbled one. */
  static void writeWords(Path out) throws IOException {
    var vocabulary = KnownWords.vocabulary();
    for (var language : Language.values()) {
      Files.write(
          out.resolve("words.%s.txt".formatted(language.code())),
          vocabulary.words(language.code()).stream().sorted().toList());
    }
  }

  /** One half of the briefs, both languages in it. */
  private static List<Assignment> every(List<Assignment> briefs, int remainder) {
    var half = new ArrayList<Assignment>();
    for (int i = 0; i < briefs.size(); i++) {
      if (i / 2 % 2 == remainder) {
        half.add(briefs.get(i));
      }
    }
    return half;
  }
}
