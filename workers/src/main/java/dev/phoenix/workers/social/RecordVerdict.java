package dev.phoenix.workers.social;

import com.fasterxml.jackson.databind.JsonNode;
import dev.phoenix.workers.job.JobInput;
import dev.phoenix.workers.job.JobOutcome;
import dev.phoenix.workers.job.JobTask;
import dev.phoenix.workers.policy.PostBrief;
import java.time.Duration;
import java.util.List;
import java.util.Map;
import org.jspecify.annotations.Nullable;
import org.springframework.stereotype.Component;

/** Keeps what became of a post. */
@Component
public class RecordVerdict implements JobTask {

  // the platform shows a completed task to readers a moment after it was completed
  private static final Duration LAG = Duration.ofSeconds(2);
  private static final String UNKNOWN = "unknown";

  private final PostRecords records;
  private final ReviewerLookup reviewers;

  public RecordVerdict(PostRecords records, ReviewerLookup reviewers) {
    this.records = records;
    this.reviewers = reviewers;
  }

  @Override
  public String type() {
    return "social-media.record-verdict";
  }

  @Override
  public List<String> variables() {
    return List.of("brief", "draft", "verdict", "publication");
  }

  @Override
  public JobOutcome carryOut(JobInput input) {
    var brief = input.required("brief", PostBrief.class);
    var reviewer = reviewers.reviewerOf(brief.requestId());
    if (reviewer.isEmpty() && reviewers.mayKnowLater() && input.retries() > 1) {
      return new JobOutcome.PassingTrouble(
          "The platform does not show yet who reviewed the post", LAG);
    }
    var draft = input.variable("draft");
    var verdict = input.variable("verdict");
    var publication = input.variable("publication");
    var decision = verdict.path("decision").asText(UNKNOWN);
    var post =
        new PostRecord(
            input.processInstanceKey(),
            brief.requestId(),
            brief.channel(),
            brief.language(),
            input.variable("brief").toString(),
            draft.path("text").asText(""),
            verdict.path("text").asText(""),
            decision,
            verdict.path("edited").asBoolean(false),
            text(verdict.path("comment")),
            reviewer.orElse(UNKNOWN),
            draft.path("writer").asText(UNKNOWN),
            draft.path("iterations").size(),
            draft.path("score").asDouble(0),
            publication.path("outcome").asText(decision),
            text(publication.path("entry")));
    var recordedAt = records.add(post);
    return JobOutcome.completed(
        "record",
        Map.of(
            "recordedAt", recordedAt.toString(),
            "reviewer", post.reviewer(),
            "writer", post.writer(),
            "iterations", post.iterations()));
  }

  private static @Nullable String text(JsonNode node) {
    return node.isTextual() ? node.asText() : null;
  }
}
