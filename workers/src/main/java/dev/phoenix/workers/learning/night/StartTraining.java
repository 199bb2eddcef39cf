package dev.phoenix.workers.learning.night;

import static dev.phoenix.workers.job.JobInputException.required;

import dev.phoenix.model.api.night.NightClient;
import dev.phoenix.model.api.night.NightStep;
import dev.phoenix.workers.job.JobContext;
import dev.phoenix.workers.job.JobOutcome;
import dev.phoenix.workers.job.JobTask;
import java.nio.file.Path;
import java.util.Map;

/** {@code learning.start-training}: hands the data set over and has it trained on. */
final class StartTraining implements JobTask<StartTraining.Input> {

  private final NightClient runtime;
  private final Runs runs;

  /** The run, and the folder that its data set is in. */
  record Input(String runId, String folder) {
    Input {
      required(runId, "runId");
      required(folder, "folder");
    }
  }

  StartTraining(NightClient runtime, Runs runs) {
    this.runtime = runtime;
    this.runs = runs;
  }

  @Override
  public String type() {
    return "learning.start-training";
  }

  @Override
  public Class<Input> input() {
    return Input.class;
  }

  @Override
  public JobOutcome run(Input input, JobContext context) {
    return NightTrouble.orFailed(
        context,
        () -> {
          var folder = Path.of(input.folder());
          runtime.put(input.runId(), "train", folder.resolve("train.jsonl"));
          runtime.put(input.runId(), "golden", folder.resolve("golden.jsonl"));
          var _ = runtime.begin(input.runId(), NightStep.TRAIN);
          runs.move(input.runId(), Run.State.TRAINING);
          return new JobOutcome.Completed(Map.of());
        });
  }
}
