package dev.phoenix.workers.approval.request;

import com.fasterxml.jackson.databind.JsonNode;
import dev.phoenix.workers.job.JobContext;
import dev.phoenix.workers.job.JobOutcome;
import dev.phoenix.workers.job.JobTask;
import java.util.Map;
import org.jspecify.annotations.Nullable;
import org.springframework.stereotype.Component;

/** Validates the start variable, fills in its defaults, and makes its amounts exact. */
@Component
final class ValidateRequest implements JobTask<ValidateRequest.Input> {

  /** Whatever was given. */
  record Input(@Nullable JsonNode request) {}

  private final RequestValidator validator;

  ValidateRequest(RequestValidator validator) {
    this.validator = validator;
  }

  @Override
  public String type() {
    return "approval.validate-request";
  }

  @Override
  public Class<Input> input() {
    return Input.class;
  }

  @Override
  public JobOutcome run(Input input, JobContext context) {
    return switch (validator.validate(input.request())) {
      case RequestValidator.Valid valid ->
          new JobOutcome.Completed(Map.of("request", valid.request()));
      case RequestValidator.Invalid invalid ->
          new JobOutcome.BusinessError(
              "REQUEST_INVALID",
              "The request breaks %d rules; the variable 'violations' names them"
                  .formatted(invalid.violations().size()),
              Map.of("violations", invalid.violations()));
    };
  }
}
