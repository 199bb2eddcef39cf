package dev.phoenix.workers.social;

import com.fasterxml.jackson.databind.JsonNode;
import dev.phoenix.workers.brief.BriefValidator;
import dev.phoenix.workers.job.JobContext;
import dev.phoenix.workers.job.JobOutcome;
import dev.phoenix.workers.job.JobTask;
import java.util.Map;
import org.jspecify.annotations.Nullable;
import org.springframework.stereotype.Component;

/** Validates the start variable and fills in its defaults. */
@Component
public final class ValidateBrief implements JobTask<ValidateBrief.Input> {

  /**
   * What is validated.
   *
   * @param brief whatever was given
   */
  public record Input(@Nullable JsonNode brief) {}

  private final BriefValidator validator = new BriefValidator();

  @Override
  public String type() {
    return "social-media.validate-brief";
  }

  @Override
  public Class<Input> input() {
    return Input.class;
  }

  @Override
  public JobOutcome run(Input input, JobContext context) {
    return switch (validator.validate(input.brief())) {
      case BriefValidator.Valid valid -> new JobOutcome.Completed(Map.of("brief", valid.brief()));
      case BriefValidator.Invalid invalid ->
          new JobOutcome.BusinessError(
              "BRIEF_INVALID",
              "The brief breaks %d rules; the variable 'violations' names them"
                  .formatted(invalid.violations().size()),
              Map.of("violations", invalid.violations()));
    };
  }
}
