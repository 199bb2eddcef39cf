package dev.phoenix.workers.learning.night;

import static dev.phoenix.workers.job.JobInputException.required;

import dev.phoenix.model.api.night.NightStep;
import dev.phoenix.workers.job.JobContext;
import dev.phoenix.workers.job.JobInputException;
import dev.phoenix.workers.job.JobOutcome;
import dev.phoenix.workers.job.JobTask;

/** {@code learning.validate-adapter}: has a gate judge the adapter, or the files to be shipped. */
final class ValidateAdapter implements JobTask<ValidateAdapter.Input> {

  private final StepWait steps;

  /**
   * What is judged.
   *
   * @param stage {@code adapter} or {@code shipped}
   */
  record Input(String runId, String stage) {
    Input {
      required(runId, "runId");
      if (!"adapter".equals(stage) && !"shipped".equals(stage)) {
        throw new JobInputException("the variable 'stage' is neither \"adapter\" nor \"shipped\"");
      }
    }

    private boolean shipped() {
      return stage.equals("shipped");
    }
  }

  /** What the flow gets back. */
  record Output(Judgement validation) {}

  ValidateAdapter(StepWait steps) {
    this.steps = steps;
  }

  @Override
  public String type() {
    return "learning.validate-adapter";
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
          var step = input.shipped() ? NightStep.VALIDATE_SHIPPED : NightStep.VALIDATE;
          var state = steps.done(input.runId(), step);
          var gate = input.shipped() ? state.shipped() : state.validation();
          return gate == null
              ? NightTrouble.failed("The model runtime ended " + step + " without a result")
              : new JobOutcome.Completed(new Output(Judgement.of(gate)));
        });
  }
}
