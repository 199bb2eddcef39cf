package dev.phoenix.workers.learning.night;

import dev.phoenix.model.api.night.NightStep;
import dev.phoenix.workers.job.JobContext;
import dev.phoenix.workers.job.JobOutcome;
import dev.phoenix.workers.job.JobTask;

/** {@code learning.archive-adapter}: signed, backed up and in the registry. */
final class ArchiveAdapter implements JobTask<RunInput> {

  private final StepWait steps;

  /** What the flow gets back: the version in the registry. */
  record Output(String adapter) {}

  ArchiveAdapter(StepWait steps) {
    this.steps = steps;
  }

  @Override
  public String type() {
    return "learning.archive-adapter";
  }

  @Override
  public Class<RunInput> input() {
    return RunInput.class;
  }

  @Override
  public JobOutcome run(RunInput input, JobContext context) {
    return NightTrouble.orFailed(
        context,
        () -> {
          var adapter = steps.done(input.runId(), NightStep.ARCHIVE).adapter();
          return adapter == null
              ? NightTrouble.failed("The model runtime archived an adapter without naming it")
              : new JobOutcome.Completed(new Output(adapter));
        });
  }
}
