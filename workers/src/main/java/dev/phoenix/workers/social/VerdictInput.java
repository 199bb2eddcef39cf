package dev.phoenix.workers.social;

import static dev.phoenix.workers.job.JobInputException.required;

import com.fasterxml.jackson.databind.JsonNode;
import dev.phoenix.workers.brief.Brief;
import java.util.List;
import org.jspecify.annotations.Nullable;

/**
 * What there is to record of a post.
 *
 * @param brief the valid brief
 * @param draft the last draft
 * @param verdict what the reviewer decided
 * @param publication what became of it; null if it was rejected
 */
public record VerdictInput(
    Brief brief, Draft draft, Verdict verdict, @Nullable Publication publication) {

  /** Refuses a record of nothing. */
  public VerdictInput {
    required(required(brief, "brief").requestId(), "brief.requestId");
    required(brief.channel(), "brief.channel");
    required(draft, "draft");
    required(verdict, "verdict");
  }

  /** The draft, as far as it is recorded. */
  public record Draft(String text, String writer, double score, List<JsonNode> iterations) {

    /** A draft without iterations was made by no loop. */
    public Draft(String text, String writer, double score, @Nullable List<JsonNode> iterations) {
      this.text = required(text, "draft.text");
      this.writer = required(writer, "draft.writer");
      this.score = score;
      this.iterations = iterations == null ? List.of() : List.copyOf(iterations);
    }
  }

  /**
   * The verdict.
   *
   * @param decision {@code approved} or {@code rejected}
   * @param reviewTask where the review was, if the flow knows
   * @param by who decided, if the flow knows; looked up without
   */
  public record Verdict(
      String decision,
      @Nullable String text,
      @Nullable Boolean edited,
      @Nullable String comment,
      @Nullable ReviewTask reviewTask,
      @Nullable String by) {

    /** Refuses any other decision. */
    public Verdict {
      if (!"approved".equals(decision) && !"rejected".equals(decision)) {
        throw new dev.phoenix.workers.job.JobInputException(
            "the variable 'verdict.decision' is neither \"approved\" nor \"rejected\"");
      }
    }
  }

  /** The user task that the verdict was given in. */
  public record ReviewTask(@Nullable Long processInstanceKey, @Nullable String elementId) {}

  /** What became of the post. */
  public record Publication(@Nullable String outcome, @Nullable String entry) {}
}
