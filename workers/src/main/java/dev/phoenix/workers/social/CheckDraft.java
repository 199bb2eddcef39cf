package dev.phoenix.workers.social;

import dev.phoenix.workers.job.JobContext;
import dev.phoenix.workers.job.JobOutcome;
import dev.phoenix.workers.job.JobTask;
import dev.phoenix.workers.policy.CheckInput;
import dev.phoenix.workers.policy.PolicyCheck;
import org.springframework.stereotype.Component;

/** Checks a draft against its brief: {@code findings} and {@code score}. */
@Component
public final class CheckDraft implements JobTask<CheckInput> {

  private final PolicyCheck policy;

  /** Checks with {@code policy}. */
  public CheckDraft(PolicyCheck policy) {
    this.policy = policy;
  }

  @Override
  public String type() {
    return "social-media.check-draft";
  }

  @Override
  public Class<CheckInput> input() {
    return CheckInput.class;
  }

  @Override
  public JobOutcome run(CheckInput input, JobContext context) {
    return policy.check(input);
  }
}
