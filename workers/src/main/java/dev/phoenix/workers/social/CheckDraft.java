package dev.phoenix.workers.social;

import dev.phoenix.workers.job.JobInput;
import dev.phoenix.workers.job.JobOutcome;
import dev.phoenix.workers.job.JobTask;
import dev.phoenix.workers.policy.TextCheck;
import java.util.List;
import org.springframework.stereotype.Component;

/** Checks a draft before a person sees it. */
@Component
public class CheckDraft implements JobTask {

  private final TextCheck check;

  public CheckDraft(TextCheck check) {
    this.check = check;
  }

  @Override
  public String type() {
    return "social-media.check-draft";
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
