package dev.phoenix.model.training.trial;

import dev.phoenix.model.check.Checker;
import dev.phoenix.model.core.ShippedModel;
import dev.phoenix.model.llama.engine.LlamaCppTextModel;
import dev.phoenix.model.llama.engine.LlamaSettings;
import dev.phoenix.model.training.corpus.Editor;
import java.io.IOException;
import java.nio.file.Path;
import java.util.List;

/** The command {@code bench loop}: the shipped model on the frozen test sets. */
public final class LoopFigures {

  private static final int PARALLEL = 8;

  private LoopFigures() {}

  /**
   * Prints a figure a line.
   *
   * @param args the folder to unpack the model to, a seed for the sampling, and optionally another
   *     GGUF file to measure
   */
  public static void main(String[] args) throws IOException {
    var folder = Path.of(args[0]);
    long seed = Long.parseLong(args[1]);
    var gguf = args.length > 2 ? Path.of(args[2]) : ShippedModel.unpack(folder);
    var editor = new Editor(new Checker(List.of()));
    var settings =
        LlamaSettings.defaults()
            .withThreads(1, 1)
            // a brief's rounds lie far apart here: nothing would be found again
            .withCacheBytes(0)
            .withRequests(PARALLEL, 4 * PARALLEL)
            .withNativesFolder(folder.resolve("natives"));
    System.err.println("Making the frozen test sets");
    var plain = TestSets.plain(editor);
    var policy = TestSets.policy(editor);
    System.err.printf(
        "Drafting for %d briefs and %d with a hidden policy%n", plain.size(), policy.size());
    try (var model = LlamaCppTextModel.load(gguf, settings)) {
      var trial =
          new LoopTrial(
              new EngineDrafter(model, 4 * PARALLEL),
              editor,
              ShippedModel.confidence(),
              ShippedModel.TEMPERATURE);
      System.out.print(new LoopBenchmark(trial, editor).run(plain, policy, seed).lines());
    }
  }
}
