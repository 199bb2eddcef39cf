package dev.phoenix.local.cli;

import dev.phoenix.local.cli.ServerMeasurements.Part;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;

/** The nights of learning: speed and memory of trainings, then nights on a server of their own. */
final class LearningMeasurements {

  private static final String GOLDEN = "workers/src/main/resources/learning/golden.jsonl";

  private LearningMeasurements() {}

  /** See {@link ServerMeasurements.Parts}. */
  static List<Part> parts(Path root, Path folder, List<String> server) {
    var nights = new ArrayList<String>();
    nights.add(folder.resolve("nights").toString());
    nights.add(root.resolve(GOLDEN).toString());
    nights.addAll(server);
    return List.of(
        new Part(
            List.of(),
            "dev.phoenix.model.bench.learning.TrainingSpeed",
            List.of(folder.resolve("speed").toString())),
        new Part(
            List.of(),
            "dev.phoenix.model.trainer.bench.MemoryBenchmark",
            List.of("--folder", folder.resolve("memory").toString())),
        new Part(List.of(), "dev.phoenix.model.bench.learning.NightBenchmark", nights));
  }
}
