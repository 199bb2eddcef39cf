package dev.phoenix.workers.approval.request;

import dev.phoenix.workers.approval.request.ReserveBudget.Funding;
import dev.phoenix.workers.approval.request.SettleRequest.Execution;
import dev.phoenix.workers.approval.request.SettleRequest.Settlement;
import dev.phoenix.workers.job.JobContext;
import dev.phoenix.workers.job.JobJson;
import dev.phoenix.workers.job.JobOutcome;
import dev.phoenix.workers.job.JobTask;
import java.util.Locale;
import java.util.Map;
import java.util.Objects;
import org.jspecify.annotations.Nullable;
import org.springframework.stereotype.Component;

/** Keeps how a request ended, and tells whoever joined it; its caller gets the same as data. */
@Component
final class CloseRequest implements JobTask<CloseRequest.Input> {

  /** What is known of the request at its end; what was not reached is null. */
  record Input(
      HumanRequest request,
      Route route,
      @Nullable Decision decision,
      @Nullable Funding funding,
      @Nullable Execution execution,
      @Nullable Settlement settlement) {}

  /**
   * How it ended.
   *
   * @param state {@code FULFILLED}, {@code REJECTED}, {@code EXPIRED}, {@code WITHDRAWN}, {@code
   *     NOT_ASKED}, {@code NOT_FUNDED} or {@code NOT_CARRIED_OUT}
   * @param reason for people
   * @param text as the decider left it; null where there is none
   * @param settlement what was booked; null if nothing was
   */
  record Outcome(
      String state,
      String requestId,
      long number,
      @Nullable String reason,
      @Nullable Decision decision,
      @Nullable String text,
      @Nullable Settlement settlement,
      String currency) {}

  private final Requests requests;
  private final OutcomeMessages messages;

  CloseRequest(Requests requests, OutcomeMessages messages) {
    this.requests = requests;
    this.messages = messages;
  }

  @Override
  public String type() {
    return "approval.close-request";
  }

  @Override
  public Class<Input> input() {
    return Input.class;
  }

  @Override
  public JobOutcome run(Input input, JobContext context) {
    var id = JobInputs.id(input.request());
    var outcome = outcome(input, id);
    var kept = requests.close(id, outcome.state(), JobJson.mapper().valueToTree(outcome));
    requests.joiners(id).forEach(joiner -> messages.tell(id, joiner, kept));
    return new JobOutcome.Completed(Map.of("outcome", kept));
  }

  private static Outcome outcome(Input input, String id) {
    var decision = input.decision();
    var funding = input.funding();
    var execution = input.execution();
    String state;
    String reason;
    if (input.route().digest()) {
      state = "NOT_ASKED";
      reason = input.route().reason();
    } else if (decision == null || !decision.approved()) {
      state = String.valueOf(decision == null ? null : decision.outcome()).toUpperCase(Locale.ROOT);
      reason = decision == null ? null : decision.comment();
    } else if (funding != null && funding.insufficient()) {
      state = "NOT_FUNDED";
      reason = funding.message();
    } else if (execution == null || !execution.done()) {
      state = "NOT_CARRIED_OUT";
      reason = execution == null ? null : execution.note();
    } else {
      state = "FULFILLED";
      reason = decision.comment();
    }
    return new Outcome(
        state,
        id,
        Objects.requireNonNullElse(input.request().number(), 0L),
        reason,
        decision,
        decision == null ? null : decision.text(),
        input.settlement(),
        input.request().currency());
  }
}
