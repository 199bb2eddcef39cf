package dev.phoenix.workers.approval.request;

import dev.phoenix.workers.job.JobContext;
import dev.phoenix.workers.job.JobOutcome;
import dev.phoenix.workers.job.JobTask;
import java.time.Instant;
import java.util.List;
import java.util.Map;
import java.util.stream.Collectors;
import org.springframework.stereotype.Component;

/** Makes a request one that waits for a person, and prepares what that person sees. */
@Component
final class OpenRequest implements JobTask<OpenRequest.Input> {

  private static final String NOTHING = "-";

  /** The claimed request, with what is to be known of it. */
  record Input(HumanRequest request, AssessRequest.Assessment assessment, Route route) {}

  /**
   * What the task is made of.
   *
   * @param form its id
   * @param dueAt when it passes to the escalation group
   * @param expiresAt when no answer is a no
   * @param view what the form shows, each a text
   */
  record Opened(String form, Instant dueAt, Instant expiresAt, Map<String, String> view) {}

  private final Requests requests;

  OpenRequest(Requests requests) {
    this.requests = requests;
  }

  @Override
  public String type() {
    return "approval.open-request";
  }

  @Override
  public Class<Input> input() {
    return Input.class;
  }

  @Override
  public JobOutcome run(Input input, JobContext context) {
    var request = input.request();
    var since = requests.open(JobInputs.id(request), input.route());
    var opened =
        new Opened(
            request.type().form(),
            since.plus(input.route().escalateAfter()),
            since.plus(input.route().expireAfter()),
            view(request, input));
    return new JobOutcome.Completed(Map.of("opened", opened));
  }

  private static Map<String, String> view(HumanRequest request, Input input) {
    var back = request.expectedReturn();
    return Map.of(
        "title", "#%d %s".formatted(request.number(), request.title()),
        "why", request.why(),
        "cost", request.cost().toString(),
        "budgetLeft", input.assessment().budgetLeft(),
        "expectedReturn", back == null ? NOTHING : back + " " + request.currency(),
        "risk", request.risk(),
        "alternatives", lines(request.alternatives()),
        "onNo", request.onNo().isEmpty() ? NOTHING : request.onNo(),
        "about",
            "%s%n%s"
                .formatted(
                    request.context().isEmpty() ? request.caller() : request.context(),
                    lines(request.links())),
        "reason", input.route().reason());
  }

  private static String lines(List<String> texts) {
    return texts.isEmpty() ? NOTHING : texts.stream().collect(Collectors.joining("\n- ", "- ", ""));
  }
}
