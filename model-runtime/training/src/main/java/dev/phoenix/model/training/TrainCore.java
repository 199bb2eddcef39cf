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

  private static final List<String> NAMES =
      List.of("folder", "seed", "vocabulary", "phases", "percent", "workers");

  private static final String USAGE =
      """
      ./deployments/phoenix train-core [--folder FOLDER] [--OPTION NUMBER]...
        --folder FOLDER    where the training lies; one that was stopped goes on (default phoenix-core)
      What the recipe is changed by, each a number (default: as shipped):
        --seed             what everything random follows from
        --vocabulary       tokens of the tokenizer
        --phases           how many of its phases are trained
        --percent          how much of each phase's tokens and briefs
        --workers          threads; part of the recipe, for another number gives other weights\
      """;

  private TrainCore() {}

  /** Runs; see {@link #USAGE}. */
  public static void main(String[] args) throws IOException {
    Map<String, String> options;
    Recipe recipe;
    try {
      options = options(args);
      recipe = recipe(options);
    } catch (IllegalArgumentException e) {
      System.err.println("train-core: " + e.getMessage() + "\n\n" + USAGE);
      System.exit(2);
      return;
    }
    if (options.containsKey("help")) {
      System.out.println(USAGE);
      return;
    }
    var folder = Path.of(options.getOrDefault("folder", "phoenix-core"));
    var model = new CoreTraining(folder, recipe, new Editor(new Checker(List.of()))).run();
    var shipped = folder.resolve("shipped");
    ShipCore.run(model, folder.resolve("loss.csv"), shipped, recipe.seed() + 5);
    System.out.println(
        "Done. What ships is in " + shipped + "; it goes to model-runtime/core/model");
  }

  /** The shipped recipe, changed by the options. */
  static Recipe recipe(Map<String, String> options) {
    var usual = Recipe.SHIPPED;
    int phases = small(options, "phases", usual.phases().size());
    int percent = small(options, "percent", 100);
    if (phases < 1 || phases > usual.phases().size() || percent < 1) {
      throw new IllegalArgumentException(
          "--phases must be from 1 to %d, --percent 1 or more; they are %d and %d"
              .formatted(usual.phases().size(), phases, percent));
    }
    return new Recipe(
        number(options, "seed", usual.seed()),
        small(options, "vocabulary", usual.vocabulary()),
        usual.phases().subList(0, phases).stream().map(phase -> phase.scaled(percent)).toList(),
        small(options, "workers", usual.workers()),
        usual.scale());
  }

  /**
   * Reads a command line.
   *
   * @throws IllegalArgumentException if an option is unknown or lacks its value
   */
  static Map<String, String> options(String... args) {
    var options = new HashMap<String, String>();
    for (int i = 0; i < args.length; i++) {
      var name = args[i].startsWith("--") ? args[i].substring(2) : "";
      if (name.equals("help")) {
        options.put(name, "");
      } else if (!NAMES.contains(name)) {
        throw new IllegalArgumentException("unknown option " + args[i]);
      } else if (i + 1 == args.length) {
        throw new IllegalArgumentException(args[i] + " needs a value");
      } else {
        options.put(name, args[++i]);
      }
    }
    return options;
  }

  private static int small(Map<String, String> options, String name, int otherwise) {
    long value = number(options, name, otherwise);
    if (value != (int) value) {
      throw new IllegalArgumentException("--%s is too large: %d".formatted(name, value));
    }
    return (int) value;
  }

  private static long number(Map<String, String> options, String name, long otherwise) {
    var text = options.getOrDefault(name, Long.toString(otherwise));
    try {
      return Long.parseLong(text);
    } catch (NumberFormatException e) {
      throw new IllegalArgumentException("--%s needs a number, not '%s'".formatted(name, text), e);
    }
  }
}
