package dev.phoenix.model.training;

import dev.phoenix.model.check.Checker;
import dev.phoenix.model.training.corpus.Editor;
import dev.phoenix.model.training.ship.ShipCore;
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
    var usual = Recipe.SHIPPED;
    var recipe =
        new Recipe(
            number(options, "seed", usual.seed()),
            (int) number(options, "vocabulary", usual.vocabulary()),
            number(options, "base-tokens", usual.baseTokens()),
            (int) number(options, "rounds", usual.rounds()),
            (int) number(options, "round-briefs", usual.roundBriefs()),
            number(options, "round-tokens", usual.roundTokens()),
            (int) number(options, "workers", usual.workers()),
            usual.scale());
    var folder = Path.of(options.getOrDefault("folder", "phoenix-core"));
    var model = new CoreTraining(folder, recipe, new Editor(new Checker(List.of()))).run();
    var shipped = folder.resolve("shipped");
    ShipCore.run(model, folder.resolve("loss.csv"), shipped, recipe.seed() + 5);
    System.out.println(
        "Done. What ships is in " + shipped + "; it goes to model-runtime/core/model");
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
