package dev.phoenix.model.training;

import dev.phoenix.model.check.Checker;
import dev.phoenix.model.decoder.train.StepReport;
import dev.phoenix.model.training.corpus.Editor;
import java.io.IOException;
import java.nio.file.Path;
import java.util.List;
import java.util.function.Consumer;

/** A training that takes seconds: the same phases, little of everything. */
final class TinyTraining {

  static final Scale SCALE = new Scale(64, 1, 1024, 120, 12, 4);
  private static final List<Recipe.Phase> PHASES =
      List.of(
          new Recipe.Phase("base", 30_000, 1500, 1.6e-3, 0, 46),
          new Recipe.Phase("round-1", 6_000, 1500, 5e-4, 8, 46));
  static final Recipe RECIPE = new Recipe(9, 600, PHASES, 1, SCALE);
  private static final Recipe BASE = new Recipe(9, 600, PHASES.subList(0, 1), 1, SCALE);

  private TinyTraining() {}

  static Path run(Path folder, Consumer<StepReport> watcher) throws IOException {
    return run(RECIPE, folder, watcher);
  }

  /** Without rounds on its own drafts. */
  static Path base(Path folder, Consumer<StepReport> watcher) throws IOException {
    return run(BASE, folder, watcher);
  }

  private static Path run(Recipe recipe, Path folder, Consumer<StepReport> watcher)
      throws IOException {
    return new CoreTraining(folder, recipe, new Editor(new Checker(List.of())), watcher).run();
  }
}
