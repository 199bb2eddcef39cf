package dev.phoenix.workers.policy;

import dev.phoenix.model.api.ModelRuntimeClient;
import dev.phoenix.model.api.ModelRuntimeException;
import dev.phoenix.workers.job.JobInput;
import dev.phoenix.workers.job.JobOutcome;
import java.util.List;
import java.util.Map;
import org.springframework.stereotype.Component;

/**
 * Checks the variable {@code text} against {@code brief}, with the model runtime's checker: there
 * is no second one.
 */
@Component
public class TextCheck {

  /** What a job that checks needs. */
  public static final List<String> VARIABLES = List.of("brief", "text");

  private final ModelRuntimeClient modelRuntime;

  public TextCheck(ModelRuntimeClient modelRuntime) {
    this.modelRuntime = modelRuntime;
  }

  /** Answers {@code findings} and {@code score}. */
  public JobOutcome check(JobInput input) {
    var brief = input.required("brief", PostBrief.class);
    var text = input.optional("text", String.class).orElse("");
    try {
      var assessment = modelRuntime.check(brief.forModel(), text);
      return new JobOutcome.Completed(
          Map.of("findings", assessment.findings(), "score", assessment.score()));
    } catch (ModelRuntimeException e) {
      return ModelTrouble.outcome(e);
    }
  }
}
