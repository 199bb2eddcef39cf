package dev.phoenix.workers.policy;

import dev.phoenix.model.api.ModelRuntimeClient;
import dev.phoenix.workers.job.JobOutcome;
import dev.phoenix.workers.model.ModelTrouble;
import org.springframework.stereotype.Component;

/** Asks the model runtime's checker. */
@Component
public final class PolicyCheck {

  // Four times the longest post; the rest could only be too long as well
  private static final int LONGEST = 20_000;

  private final ModelRuntimeClient runtime;

  /** Asks through {@code runtime}. */
  public PolicyCheck(ModelRuntimeClient runtime) {
    this.runtime = runtime;
  }

  /** Completes with {@code findings} and {@code score}. */
  public JobOutcome check(CheckInput input) {
    return ModelTrouble.orOutcome(
        () ->
            new JobOutcome.Completed(
                runtime.check(input.brief().forRuntime(), shortened(input.text()))));
  }

  private static String shortened(String text) {
    return text.codePointCount(0, text.length()) <= LONGEST
        ? text
        : text.substring(0, text.offsetByCodePoints(0, LONGEST));
  }
}
