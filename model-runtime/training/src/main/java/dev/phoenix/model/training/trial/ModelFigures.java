package dev.phoenix.model.training.trial;

import com.fasterxml.jackson.databind.ObjectMapper;
import dev.phoenix.model.api.Finding;
import dev.phoenix.model.check.Checker;
import dev.phoenix.model.core.Correction;
import dev.phoenix.model.core.PromptFormat;
import dev.phoenix.model.core.ShippedModel;
import dev.phoenix.model.llama.bench.ModelBenchmark;
import dev.phoenix.model.llama.bench.Options;
import dev.phoenix.model.llama.engine.LlamaSettings;
import dev.phoenix.model.measure.Figure;
import dev.phoenix.model.training.corpus.Assignment;
import dev.phoenix.model.training.corpus.Editor;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;

/** The command {@code bench model}: speed and memory of the engine with the shipped model. */
public final class ModelFigures {

  private static final int LOOPS = 24;
  private static final int REPETITIONS = 7;

  private ModelFigures() {}

  /**
   * Prints a figure a line.
   *
   * @param args the folder to unpack the model to
   */
  public static void main(String[] args) throws IOException {
    var folder = Path.of(args[0]);
    var gguf = ShippedModel.unpack(folder);
    var prompts = folder.resolve("loops.jsonl");
    Files.write(prompts, loops());
    // as the model runtime serves it: a model this small gains nothing from a second thread
    var settings =
        LlamaSettings.defaults().withThreads(1, 2).withNativesFolder(folder.resolve("natives"));
    ModelBenchmark.measure(new Options(gguf, prompts, settings, false), ModelFigures::print);
    System.err.println("Measuring decoding against DJL's");
    print("decode_vs_djl", new DecoderComparison(folder, gguf, settings, REPETITIONS).run());
  }

  private static void print(String name, Figure figure) {
    System.out.println(figure.line(name));
  }

  /** Conversations of three rounds over briefs of the test set; drafts are put in as they come. */
  private static List<String> loops() throws IOException {
    var editor = new Editor(new Checker(List.of()));
    var lines = new ArrayList<String>();
    for (var assignment : TestSets.policy(editor).subList(0, LOOPS)) {
      var first = new Correction("{draft}", findings(editor, assignment, ""));
      var second =
          new Correction("{draft}", findings(editor, assignment, assignment.topic().text()));
      var rounds =
          List.of(
              text(assignment, List.of()),
              text(assignment, List.of(first)),
              text(assignment, List.of(first, second)));
      lines.add(new ObjectMapper().writeValueAsString(Map.of("rounds", rounds)));
    }
    return lines;
  }

  private static List<String> findings(Editor editor, Assignment assignment, String text) {
    var messages =
        editor.check(assignment, text).findings().stream().map(Finding::message).limit(3).toList();
    return messages.isEmpty() ? List.of("The text is empty.") : messages;
  }

  private static String text(Assignment assignment, List<Correction> corrections) {
    return PromptFormat.text(PromptFormat.prompt(assignment.brief(), corrections));
  }
}
