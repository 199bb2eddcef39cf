package dev.phoenix.model.server.nights;

import dev.phoenix.model.api.night.GateResult;
import dev.phoenix.model.server.nights.process.Children;
import dev.phoenix.model.trainer.job.Digests;
import dev.phoenix.model.trainer.job.JobFolder;
import dev.phoenix.model.trainer.job.Progress;
import dev.phoenix.model.trainer.job.ProgressFile;
import dev.phoenix.model.trainer.job.Result;
import dev.phoenix.model.trainer.job.ResultFile;
import dev.phoenix.model.trainer.job.Status;
import java.io.IOException;
import java.nio.file.Files;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;

/** Leaves in a folder, at once, what a trainer and a gate would, or dies over it. */
public final class ScriptedChildren implements Children {

  /** How often each was started. */
  public int trainings;

  public int gates;

  /** Whether processes die before they leave anything. */
  public boolean die;

  /** What trainers end with. */
  public Status status = Status.FINISHED;

  /** What gates find. */
  public boolean passes = true;

  /** Distinguishes adapters. */
  public String weights = "weights";

  @Override
  public void train(JobFolder folder) throws IOException {
    trainings++;
    if (die) {
      return;
    }
    try (var progress = ProgressFile.open(folder)) {
      progress.add(new Progress("2026-01-01T02:00:00Z", "training", 1, 2, 3.5, null, 900.0, 1.0));
      progress.add(new Progress("2026-01-01T02:00:01Z", "training", 2, 2, 2.5, 2.75, 900.0, 0.0));
    }
    Map<String, String> artifacts = new TreeMap<>();
    if (status.succeeded()) {
      for (String name : JobFolder.ARTIFACTS) {
        Files.writeString(folder.path().resolve(name), name + " " + weights);
        artifacts.put(name, Digests.sha256(folder.path().resolve(name)));
      }
    }
    ResultFile.write(
        new Result(
            status,
            status.succeeded() ? "" : "rank 8 does not fit: try rank 4",
            "2026-01-01T02:00:00Z",
            "2026-01-01T02:00:02Z",
            "ab".repeat(32),
            "ab".repeat(32),
            Map.of(),
            null,
            Map.of("loss", 2.5, "validationLoss", 2.75, "steps", 2.0),
            artifacts),
        folder);
  }

  @Override
  public void gate(JobFolder folder) throws IOException {
    gates++;
    if (die) {
      return;
    }
    var request = NightFile.JSON.readTree(folder.path().resolve("gate.json").toFile());
    var result =
        new GateResult(
            request.path("engine").asText(),
            passes,
            List.of(
                new GateResult.Check(
                    "keyword_gain", passes, 0.8, 0.6, 0.9, 0.7, "12 of 15 queries improved.")),
            List.of(
                new GateResult.Sample(
                    "en-01",
                    "en",
                    "<b>Night market</b>",
                    "Come & see",
                    "Come, vecinitos!",
                    0.25,
                    0.75,
                    true,
                    true)),
            Map.of("perplexity_ratio", 1.01));
    Files.write(
        folder.path().resolve("gate-result.json"), NightFile.JSON.writeValueAsBytes(result));
  }
}
