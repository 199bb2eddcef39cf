package dev.phoenix.model.training;

import dev.phoenix.model.check.Checker;
import dev.phoenix.model.training.corpus.Editor;
import java.io.IOException;
import java.nio.file.Path;
import java.util.HashMap;
import java.util.List;
import java.util.Map;

/** The command {@code train-core}. */
public final class TrainCore {

  private TrainCore() {}

  /** Trains into {@code --folder}; the other options change the recipe. */
  public static void main(String[] args) throws IOException {
    var options = options(args);
    var shipped = Recipe.SHIPPED;
    var recipe =
        new Recipe(
            number(options, "seed", shipped.seed()),
            (int) number(options, "vocabulary", shipped.vocabulary()),
            number(options, "base-tokens", shipped.baseTokens()),
            (int) number(options, "rounds", shipped.rounds()),
            (int) number(options, "round-briefs", shipped.roundBriefs()),
            number(options, "round-tokens", shipped.roundTokens()),
            (int) number(options, "workers", shipped.workers()),
            shipped.scale());
    var folder = Path.of(options.getOrDefault("folder", "phoenix-core"));
    var model = new CoreTraining(folder, recipe, new Editor(new Checker(List.of()))).run();
    System.out.println("Trained: " + model);
  }

  private static Map<String, String> options(String[] args) {
    var options = new HashMap<String, String>();
    for (int i = 0; i < args.length; i += 2) {
      if (!args[i].startsWith("--") || i + 1 == args.length) {
        throw new IllegalArgumentException(
            "Give options as --name value; this is not one: " + args[i]);
      }
      options.put(args[i].substring(2), args[i + 1]);
    }
    return options;
  }

  private static long number(Map<String, String> options, String name, long otherwise) {
    return Long.parseLong(options.getOrDefault(name, Long.toString(otherwise)));
  }
}
