package dev.phoenix.workers.approval;

import dev.phoenix.workers.job.JobInput;
import dev.phoenix.workers.job.JobOutcome;
import dev.phoenix.workers.job.JobTask;
import dev.phoenix.workers.policy.TextCheck;
import java.util.List;
import org.springframework.stereotype.Component;

/** Checks the text that a person approved. */
@Component
public class CheckText implements JobTask {

  private final TextCheck check;

  public CheckText(TextCheck check) {
    this.check = check;
  }

  @Override
  public String type() {
    return "approval.check-text";
  }

  @Override
  public List<String> variables() {
    return TextCheck.VARIABLES;
  }

  @Override
  public JobOutcome carryOut(JobInput input) {
    return check.check(input);
  }
}
