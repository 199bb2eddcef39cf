package dev.phoenix.workers.social;

import dev.phoenix.workers.job.JobInput;
import dev.phoenix.workers.job.JobOutcome;
import dev.phoenix.workers.job.JobTask;
import java.util.List;
import java.util.Map;
import org.springframework.stereotype.Component;

/** Names every violation of a brief, or fills in its defaults. */
@Component
public class ValidateBrief implements JobTask {

  private final BriefValidator validator;

  public ValidateBrief(BriefValidator validator) {
    this.validator = validator;
  }

  @Override
  public String type() {
    return "social-media.validate-brief";
  }

  @Override
  public List<String> variables() {
    return List.of("brief");
  }

  @Override
  public JobOutcome carryOut(JobInput input) {
    var brief = input.variable("brief");
    var violations = validator.violations(brief);
    if (violations.isEmpty()) {
      return JobOutcome.completed("brief", validator.withDefaults(brief));
    }
    return new JobOutcome.BusinessError(
        "BRIEF_INVALID",
        violations.size() + " violations, the first: " + violations.getFirst(),
        Map.of("violations", violations));
  }
}
