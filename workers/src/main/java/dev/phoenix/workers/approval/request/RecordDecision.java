package dev.phoenix.workers.approval.request;

import dev.phoenix.workers.job.JobContext;
import dev.phoenix.workers.job.JobOutcome;
import dev.phoenix.workers.job.JobTask;
import dev.phoenix.workers.reviewer.Review;
import dev.phoenix.workers.reviewer.ReviewerLookup;
import java.time.Duration;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import org.jspecify.annotations.Nullable;
import org.springframework.stereotype.Component;

/** Keeps who decided what, when and where. */
@Component
final class RecordDecision implements JobTask<RecordDecision.Input> {

  private static final String TASK = "decide-request";
  private static final String TASKLIST = "tasklist";
  private static final String UNKNOWN = "unknown";
  private static final Duration IMPORT_LAG = Duration.ofSeconds(3);
  private static final Set<String> OUTCOMES =
      Set.of(Decision.APPROVED, Decision.REJECTED, "expired", "withdrawn");

  /** What came from wherever it was decided. */
  record Input(String requestId, @Nullable Decision decision) {}

  private final Requests requests;
  private final ReviewerLookup reviewers;

  RecordDecision(Requests requests, ReviewerLookup reviewers) {
    this.requests = requests;
    this.reviewers = reviewers;
  }

  @Override
  public String type() {
    return "approval.record-decision";
  }

  @Override
  public Class<Input> input() {
    return Input.class;
  }

  @Override
  public JobOutcome run(Input input, JobContext context) {
    var decision = input.decision();
    if (decision == null || decision.outcome() == null || !OUTCOMES.contains(decision.outcome())) {
      return new JobOutcome.Fault(
          "The decision's outcome is none of %s: set the variable 'decision' and resolve this incident"
              .formatted(OUTCOMES.stream().sorted().toList()));
    }
    var by = by(decision, context);
    if (by.isEmpty() && context.hasRetryLeft() && requests.decision(input.requestId()).isEmpty()) {
      return new JobOutcome.PassingTrouble(
          "The completed task cannot be found yet; without a further try its decider is recorded"
              + " as unknown",
          IMPORT_LAG);
    }
    var named =
        new Decision(
            decision.outcome(),
            decision.comment(),
            decision.text(),
            by.orElse(UNKNOWN),
            decision.via() == null ? UNKNOWN : decision.via(),
            null);
    return new JobOutcome.Completed(Map.of("decision", requests.decide(input.requestId(), named)));
  }

  private Optional<String> by(Decision decision, JobContext context) {
    if (decision.by() != null || !TASKLIST.equals(decision.via())) {
      return Optional.ofNullable(decision.by());
    }
    long process = context.processInstanceKey();
    return reviewers.find(new Review(process, process, TASK));
  }
}
